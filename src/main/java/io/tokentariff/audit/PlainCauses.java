package io.tokentariff.audit;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Causes that two amounts show without pricing anew. */
final class PlainCauses {

    private static final int CENTS = 2;

    /** A price of fewer digits is a simple share of many others. */
    private static final int TELLING_DIGITS = 4;

    private static final Ratio PER_MILLE = Ratio.of(1_000, 1);

    private PlainCauses() {}

    /** Whether the bill is our amount rounded, to at least cents, or what floating-point numbers make of it. */
    static @Nullable Cause rounding(Money ours, Money theirs) {
        int digits = Math.max(CENTS, theirs.usd().scale());
        boolean rounded = ours.minus(theirs).usd().abs().compareTo(BigDecimal.ONE.movePointLeft(digits)) < 0
                && ours.usd().scale() > digits;
        if (rounded) {
            return new Cause("rounded-amount", "rounding", "The bill is rounded to %s decimals.".formatted(digits));
        }
        return Trials.same(ours, theirs)
                ? new Cause(
                        "rounded-amount",
                        "rounding",
                        "The bill has the rest of a calculation with floating-point numbers.")
                : null;
    }

    /** Whether both have one price, but count differently. */
    static @Nullable Cause otherCount(
            Money ours, Money theirs, @Nullable BigDecimal ourCount, @Nullable BigDecimal theirCount) {
        if (ourCount == null || theirCount == null || ourCount.compareTo(theirCount) == 0 || ours.isZero()) {
            return null;
        }
        return Trials.same(theirs.times(ourCount), ours.times(theirCount))
                ? new Cause(
                        "other-count",
                        "other count",
                        "The price is the same; the bill counts %s where the usage has %s."
                                .formatted(theirCount.toPlainString(), ourCount.toPlainString()))
                : null;
    }

    /** Whether the bill is a share of our amount in whole tenths of a percent. */
    static @Nullable Cause flatPercentage(Money ours, Money theirs) {
        if (!ours.isPositive() || !theirs.isPositive() || ours.usd().precision() < TELLING_DIGITS) {
            return null;
        }
        Ratio share = Ratio.of(theirs.usd(), ours.usd()).times(PER_MILLE);
        if (share.denominator().bitLength() > 1 || share.numerator().bitLength() > Integer.SIZE) {
            return null;
        }
        BigDecimal percent = new BigDecimal(share.numerator()).movePointLeft(1);
        return new Cause(
                "flat-percentage",
                "flat percentage",
                "The bill is exactly %s % of our price: a discount or markup that the rulebook does not know."
                        .replace("%s", percent.stripTrailingZeros().toPlainString()));
    }
}
