package io.tokentariff.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of US dollars, of any sign and any number of decimals.
 *
 * <p>Two amounts are equal when their values are: {@code 0.10} equals {@code 0.1}. Nothing here rounds; the rounded
 * amount of a statement comes from {@link Rounding}.
 *
 * @param usd the amount in dollars, kept without trailing zeros
 */
public record Money(BigDecimal usd) implements Comparable<Money>, Serializable {

    /** No money at all. */
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /** Bounded, so that no text of a stranger makes a number of a billion digits. */
    private static final Pattern NOTATION = Pattern.compile("-?\\d{1,18}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");

    public Money {
        usd = usd.stripTrailingZeros();
    }

    /**
     * Returns the amount written as a plain decimal, such as {@code "0.00066"}.
     *
     * @throws NumberFormatException if the text is not a decimal number
     */
    public static Money of(String usd) {
        return new Money(new BigDecimal(usd));
    }

    /**
     * Returns the amount that others wrote, as programs write numbers: {@code 0.8958740000000000}, {@code 5e-05}; null if the text
     * is no such number, or one of more than 18 digits before and 40 behind the point. Exact: nothing is taken through a
     * floating-point number.
     */
    public static @Nullable Money ofAnyNotation(String usd) {
        return NOTATION.matcher(usd).matches() ? of(usd) : null;
    }

    public Money plus(Money other) {
        return new Money(usd.add(other.usd));
    }

    public Money minus(Money other) {
        return new Money(usd.subtract(other.usd));
    }

    /** Returns this amount times a whole number or a decimal, exactly. */
    public Money times(BigDecimal factor) {
        return new Money(usd.multiply(factor));
    }

    public Money negated() {
        return new Money(usd.negate());
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return usd.signum() == 0;
    }

    /** Whether it is below 0. */
    public boolean isNegative() {
        return usd.signum() < 0;
    }

    /** Whether it is above 0. */
    public boolean isPositive() {
        return usd.signum() > 0;
    }

    /** Returns the exact amount in plain notation: {@code "0"} for nothing, else at least two decimals. */
    public String toPlainString() {
        return isZero() ? "0" : PlainDecimal.withCents(usd);
    }

    /** The same with a sign before anything that is not nothing: {@code +0.40}, {@code -0.40}, {@code 0}. */
    public String toSignedString() {
        return (isPositive() ? "+" : "") + toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return usd.compareTo(other.usd);
    }

    @Override
    public String toString() {
        return toPlainString() + " USD";
    }
}
