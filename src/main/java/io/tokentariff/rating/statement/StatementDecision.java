package io.tokentariff.rating.statement;

import io.tokentariff.rating.RuleRef;

/** An outcome with the rule that inserted it. */
public record StatementDecision(StatementOutcome outcome, RuleRef rule) {}
