package io.tokentariff.rulebook.engine;

import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceOutcome;
import io.tokentariff.advice.AdviceRules;
import io.tokentariff.rating.RuleRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
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
            Listener listener = new Listener();
            session.addEventListener(listener);
            facts.forEach(session::insert);
            if (session.fireAllRules(RuleSession.FIRING_LIMIT) >= RuleSession.FIRING_LIMIT) {
                RuleRef culprit = listener.last == null ? RuleRef.ENGINE : listener.last;
                throw new IllegalStateException(
                        "The rule %s fires without end; nothing is advised with it.".formatted(culprit.id()));
            }
            return listener.decided.stream().distinct().sorted(BY_RULE).toList();
        } finally {
            session.dispose();
        }
    }

    private final class Listener extends DefaultRuleRuntimeEventListener {

        private final List<AdviceDecision> decided = new ArrayList<>();
        private @Nullable RuleRef last;

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getRule() != null
                    && event.getObject() instanceof AdviceOutcome outcome
                    && decided.size() < RuleSession.FIRING_LIMIT) {
                last = index.of(event.getRule());
                decided.add(new AdviceDecision(outcome, last));
            }
        }
    }
}
