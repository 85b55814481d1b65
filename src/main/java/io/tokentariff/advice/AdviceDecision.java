package io.tokentariff.advice;

import io.tokentariff.rating.RuleRef;

/** An outcome with the rule that inserted it. */
public record AdviceDecision(AdviceOutcome outcome, RuleRef rule) {}
