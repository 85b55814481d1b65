package io.tokentariff.advice;

import io.tokentariff.money.Rounding;
import java.math.RoundingMode;

/** How what a division gave is shown. Nothing is decided with a rounded number. */
public final class AdviceRounding {

    /** Dollars in texts and tables. */
    public static final Rounding MONEY = new Rounding(4, RoundingMode.HALF_EVEN);

    /** Dollars a month or over the horizon in JSON. */
    public static final Rounding EXACT_MONEY = new Rounding(6, RoundingMode.HALF_EVEN);

    /** Ratios and multipliers. */
    public static final Rounding RATIO = new Rounding(2, RoundingMode.HALF_EVEN);

    /** Percentages: down, so that no saving is promised that is not there. */
    public static final Rounding PERCENT = new Rounding(0, RoundingMode.DOWN);

    /** Months. */
    public static final Rounding MONTHS = new Rounding(1, RoundingMode.HALF_EVEN);

    /** Shares: down, so that only all is 1. */
    public static final Rounding SHARE = new Rounding(4, RoundingMode.DOWN);

    /** In words, for the foot of a report. */
    public static final String SAID =
            "Sums are exact until shown: here dollars to 4 decimals, ratios to 2, months to 1 (half to even), shares to 4 (down).";

    private AdviceRounding() {}
}
