package io.tokentariff.money;

import java.math.BigDecimal;

/** How decimals are written for people and for JSON: plain notation, no exponent, no needless zeros. */
public final class PlainDecimal {

    private static final int CENTS = 2;

    private PlainDecimal() {}

    /** Returns the value with at least two decimals, such as {@code 0.20} or {@code 0.000363}. */
    public static String withCents(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped).toPlainString();
    }

    /** Returns the value without trailing zeros, such as {@code 1.1} or {@code 2}. */
    public static String shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
