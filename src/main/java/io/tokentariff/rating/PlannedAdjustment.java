package io.tokentariff.rating;

/**
 * An adjustment with the rule that decided it.
 *
 * @param adjustment what a rule inserted
 * @param rule that rule
 */
public record PlannedAdjustment(Adjustment adjustment, RuleRef rule) {}
