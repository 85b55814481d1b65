package io.tokentariff.rulebook.engine;

import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceOutcome;
import io.tokentariff.advice.AdviceRules;
import java.util.Comparator;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** The recommendation rules of a rulebook: the facts of one workload in, recommendations and overrules out. */
public final class AdviceSession implements AdviceRules {

    private static final Comparator<AdviceDecision> BY_RULE = Comparator.comparing(
                    (AdviceDecision each) -> each.rule().id())
            .thenComparing(each -> each.outcome().toString());

    private final KieBase rules;
    private final RuleIndex index;

    public AdviceSession(KieBase rules, RuleIndex index) {
        this.rules = rules;
        this.index = index;
    }

    @Override
    public List<AdviceDecision> decide(List<Object> facts) {
        KieSession session = rules.newKieSession();
        try {
            Outcomes<AdviceOutcome, AdviceDecision> outcomes =
                    new Outcomes<>(index, AdviceOutcome.class, AdviceDecision::new);
            session.addEventListener(outcomes);
            facts.forEach(session::insert);
            if (session.fireAllRules(RuleSession.FIRING_LIMIT) >= RuleSession.FIRING_LIMIT) {
                throw new IllegalStateException("The rule %s fires without end; nothing is advised with it."
                        .formatted(outcomes.last().id()));
            }
            return outcomes.decided().stream().sorted(BY_RULE).toList();
        } finally {
            session.dispose();
        }
    }
}
