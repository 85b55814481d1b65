package io.tokentariff.rating.statement;

import java.util.List;

/** The rules of agreements: facts of one statement in, outcomes out. */
@FunctionalInterface
public interface AgreementRules {

    /** No rules: nothing applies. */
    AgreementRules NONE = facts -> List.of();

    /**
     * Returns what the rules insert for these facts, each with its rule, in an order that depends on nothing but the facts.
     *
     * @throws AgreementsStopped if a rule fires without end or breaks off, or the evaluation goes beyond its limits
     */
    List<StatementDecision> decide(List<Object> facts);
}
