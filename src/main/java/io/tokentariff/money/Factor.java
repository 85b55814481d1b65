package io.tokentariff.money;

import java.math.BigDecimal;

/**
 * What a price or an amount is multiplied by, zero or more: {@code 1.1} adds a tenth, {@code 0.5} takes half off.
 *
 * @param value the exact factor, kept without trailing zeros
 */
public record Factor(BigDecimal value) {

    /** Changes nothing. */
    public static final Factor ONE = new Factor(BigDecimal.ONE);

    private static final int PERCENT_DIGITS = 2;

    public Factor {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("The factor (%s) must not be negative.".formatted(value));
        }
        value = value.stripTrailingZeros();
    }

    /**
     * Returns the factor of a change in percent: {@code -75} gives {@code 0.25}, {@code 10} gives {@code 1.1}.
     *
     * @throws IllegalArgumentException if more than 100 percent is taken off
     */
    public static Factor ofPercentChange(BigDecimal percent) {
        // 1 + percent / 100, as a shift of the point
        return new Factor(BigDecimal.ONE.add(percent.movePointLeft(PERCENT_DIGITS)));
    }

    public Factor times(Factor other) {
        return new Factor(value.multiply(other.value));
    }

    /** Returns the factor without trailing zeros, such as {@code 1.1}. */
    public String toPlainString() {
        return PlainDecimal.shortest(value);
    }

    @Override
    public String toString() {
        return "x " + toPlainString();
    }
}
