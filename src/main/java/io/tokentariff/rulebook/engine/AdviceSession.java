package io.tokentariff.rulebook.engine;

import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceOutcome;
import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.RulesStopped;
import io.tokentariff.rulebook.plans.StoppedRules;
import io.tokentariff.rulebook.sandbox.WorkMeter;
import java.util.Comparator;
import java.util.List;
import org.kie.api.runtime.KieSession;

/** The recommendation rules of a rulebook: the facts of one workload in, recommendations and overrules out. */
public final class AdviceSession implements AdviceRules {

    private static final Comparator<AdviceDecision> BY_RULE = Comparator.comparing(
                    (AdviceDecision each) -> each.rule().id())
            .thenComparing(each -> each.outcome().toString());

    private final Rules rules;

    public AdviceSession(Rules rules) {
        this.rules = rules;
    }

    @Override
    public List<AdviceDecision> decide(List<Object> facts) {
        try {
            return WorkMeter.within(() -> evaluate(facts));
        } catch (RuntimeException e) {
            WorkMeter.Spent spent = WorkMeter.Spent.in(e);
            if (spent == null) {
                throw e;
            }
            throw new RulesStopped(
                    RulesStopped.LIMIT, StoppedRules.sentence(rules.index().all(spent.rules()), spent.what()));
        }
    }

    private List<AdviceDecision> evaluate(List<Object> facts) {
        KieSession session = rules.base().newKieSession();
        try {
            Outcomes<AdviceOutcome, AdviceDecision> outcomes =
                    new Outcomes<>(rules.index(), AdviceOutcome.class, AdviceDecision::new);
            session.addEventListener(outcomes);
            facts.forEach(session::insert);
            if (RuleSession.loops(session)) {
                throw new RulesStopped(
                        RulesStopped.LOOPS,
                        "The rule %s fires without end; nothing is advised with it."
                                .formatted(outcomes.last().id()));
            }
            return outcomes.decided().stream().sorted(BY_RULE).toList();
        } finally {
            session.dispose();
        }
    }
}
