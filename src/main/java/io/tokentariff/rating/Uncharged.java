package io.tokentariff.rating;

/**
 * The fact that the usage has tokens of a meter and no rule inserted a charge for it. Inserted once all other rules have
 * fired, for the rules that say why.
 *
 * @param meter what was counted
 */
public record Uncharged(String meter) {}
