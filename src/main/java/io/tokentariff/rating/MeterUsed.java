package io.tokentariff.rating;

import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.usage.Meters;
import org.jspecify.annotations.Nullable;

/**
 * The fact that the usage has counts of a meter.
 *
 * @param meter what was counted
 * @param ratedAs the meter whose rates apply: the same, or the one named in {@code meters.csv} for models that have no rate
 *     of this meter at all
 * @param perCall the row by which it comes with each call of another meter, null if the usage itself counts it
 * @param counted false for a meter of the kind {@code unsaid}: something was used, and nobody knows how much
 * @param ratedShort false where the context is long and the tier has no rate of the meter in a short one: what has no price short
 *     has none long
 */
public record MeterUsed(
        String meter, String ratedAs, @Nullable PerCallTokens perCall, boolean counted, boolean ratedShort) {

    /** A meter that the usage counts. */
    public MeterUsed(String meter, String ratedAs) {
        this(meter, ratedAs, null, true, true);
    }

    /** The same meter of usage whose tier has no rate of it in a short context. */
    public MeterUsed withoutShortRate() {
        return new MeterUsed(meter, ratedAs, perCall, counted, false);
    }

    /** Whether it is no fault that no rule charges a meter: requests are counted in every record. */
    public static boolean mayBeFree(String meter) {
        return meter.equals(Meters.REQUESTS);
    }
}
