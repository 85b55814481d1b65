package io.tokentariff.rating;

/**
 * The fact that the usage has tokens of a meter.
 *
 * @param meter what was counted
 * @param ratedAs the meter whose rates apply: the same, or the one named in {@code meters.csv} for models that have no rate
 *     of this meter at all
 */
public record MeterUsed(String meter, String ratedAs) {}
