package io.tokentariff.advice;

import io.tokentariff.money.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * A month that is over, forecast from the days before it, beside what it cost.
 *
 * @param forecast made of the days before the month alone
 * @param actual what the month cost
 */
public record Backtest(Forecast forecast, Ratio actual) {

    private static final Ratio HUNDRED = Ratio.of(100, 1);

    /** By how much the forecast was too high, in US dollars; below 0 if it was too low. */
    public Ratio error() {
        return forecast.expected().minus(actual);
    }

    /** The error in percent of what the month cost; null if it cost nothing. */
    public @Nullable Ratio errorPercent() {
        return actual.signum() == 0 ? null : error().times(HUNDRED).dividedBy(actual);
    }

    /** Whether the month lay between low and high; null where the days were too few for these. */
    public @Nullable Boolean within() {
        Ratio low = forecast.low();
        Ratio high = forecast.high();
        if (low == null || high == null) {
            return null;
        }
        return low.compareTo(actual) <= 0 && actual.compareTo(high) <= 0;
    }
}
