package io.tokentariff.review;

import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Differences for people: always with a sign. */
final class Signed {

    private Signed() {}

    /** Returns {@code +0.40}, {@code -0.40} or {@code 0}, exactly. */
    static String of(Money delta) {
        return (delta.isPositive() ? "+" : "") + delta.toPlainString();
    }

    /** Returns {@code +0.40 USD (+1.2 %)}. */
    static String withPercent(Impact impact) {
        String percent = percent(impact.delta(), impact.before());
        return of(impact.delta()) + " USD" + (percent.isEmpty() ? "" : " (" + percent + ")");
    }

    /** Returns the share in percent to one decimal, the nearest, {@code +<0.1 %} for next to nothing; empty where there is nothing to compare with. */
    static String percent(Money delta, Money before) {
        if (before.isZero()) {
            return "";
        }
        int scale = Math.max(Math.max(delta.usd().scale(), before.usd().scale()), 0);
        BigInteger part = delta.usd().abs().setScale(scale).unscaledValue();
        BigInteger whole = before.usd().abs().setScale(scale).unscaledValue();
        // tenths of a percent: (2 x part x 1000 + whole) / (2 x whole)
        BigInteger tenths = part.multiply(BigInteger.valueOf(2_000)).add(whole).divide(whole.shiftLeft(1));
        String sign = delta.isZero() ? "" : delta.isNegative() ? "-" : "+";
        boolean tiny = tenths.signum() == 0 && !delta.isZero();
        return sign + (tiny ? "<0.1" : new BigDecimal(tenths, 1).toPlainString()) + " %";
    }
}
