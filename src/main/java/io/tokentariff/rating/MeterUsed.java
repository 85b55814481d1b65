package io.tokentariff.rating;

import io.tokentariff.usage.Meters;

/**
 * The fact that the usage has counts of a meter.
 *
 * @param meter what was counted
 * @param ratedAs the meter whose rates apply: the same, or the one named in {@code meters.csv} for models that have no rate
 *     of this meter at all
 */
public record MeterUsed(String meter, String ratedAs) {

    /** Whether it is no fault that no rule charges a meter: requests are counted in every record. */
    public static boolean mayBeFree(String meter) {
        return meter.equals(Meters.REQUESTS);
    }
}
