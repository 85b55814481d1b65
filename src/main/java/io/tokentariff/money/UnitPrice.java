package io.tokentariff.money;

import java.math.BigDecimal;

/**
 * The price of one pricing unit: 1,000,000 tokens of one meter, in US dollars, zero or more.
 *
 * <p>Exact: 8,400,000 tokens at 5.00 per million are 42.00, and nothing here rounds.
 *
 * @param usdPerMillion dollars for 1,000,000 tokens, kept without trailing zeros
 */
public record UnitPrice(BigDecimal usdPerMillion) {

    /** How far the point moves to the left from tokens x price per million to dollars. */
    public static final int MILLION_DIGITS = 6;

    public UnitPrice {
        if (usdPerMillion.signum() < 0) {
            throw new IllegalArgumentException(
                    "The price per million tokens (%s) must not be negative.".formatted(usdPerMillion));
        }
        usdPerMillion = usdPerMillion.stripTrailingZeros();
    }

    /**
     * Returns the price written as a plain decimal, such as {@code "0.40"}.
     *
     * @throws NumberFormatException if the text is not a decimal number
     * @throws IllegalArgumentException if it is negative
     */
    public static UnitPrice of(String usdPerMillion) {
        return new UnitPrice(new BigDecimal(usdPerMillion));
    }

    /** Returns this price changed by the factor. */
    public UnitPrice times(Factor factor) {
        return new UnitPrice(usdPerMillion.multiply(factor.value()));
    }

    /** Returns what the given number of tokens costs. */
    public Money times(long tokens) {
        // tokens * usdPerMillion / 1,000,000, as a shift of the point
        return new Money(usdPerMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS));
    }

    /** Returns the price in plain notation with at least two decimals, such as {@code 0.40}. */
    public String toPlainString() {
        return PlainDecimal.withCents(usdPerMillion);
    }

    @Override
    public String toString() {
        return toPlainString() + " USD per million";
    }
}
