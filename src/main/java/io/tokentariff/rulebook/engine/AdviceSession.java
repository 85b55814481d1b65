package io.tokentariff.rulebook.engine;

import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceOutcome;
import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.RulesStopped;
import java.util.Comparator;
import java.util.List;

/** The recommendation rules of a rulebook: the facts of one workload in, recommendations and overrules out. */
public final class AdviceSession implements AdviceRules {

    private static final Comparator<AdviceDecision> BY_RULE = Comparator.comparing(
                    (AdviceDecision each) -> each.rule().id())
            .thenComparing(each -> each.outcome().toString());

    private final OneEvaluation<AdviceOutcome, AdviceDecision> evaluation;

    public AdviceSession(Rules rules) {
        this.evaluation = new OneEvaluation<>(rules, AdviceOutcome.class, AdviceDecision::new);
    }

    @Override
    public List<AdviceDecision> decide(List<Object> facts) {
        return evaluation
                .decide(
                        facts,
                        "nothing is advised with it",
                        (looping, message) ->
                                new RulesStopped(looping ? RulesStopped.LOOPS : RulesStopped.LIMIT, message))
                .stream()
                .sorted(BY_RULE)
                .toList();
    }
}
