package io.tokentariff.advice;

import java.util.List;

/** The rules that judge: facts of one workload in, outcomes out. */
@FunctionalInterface
public interface AdviceRules {

    /**
     * Returns what the rules insert for these facts, each with its rule, in an order that depends on nothing but the facts.
     *
     * @throws RulesStopped if a rule fires without end, or the evaluation goes beyond its limits
     */
    List<AdviceDecision> decide(List<Object> facts);
}
