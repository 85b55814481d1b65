package io.tokentariff.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The price of one pricing unit of a meter, in US dollars, zero or more: of 1,000,000 tokens, of 1,000 calls, of one image.
 *
 * <p>Exact: 8,400,000 tokens at 5.00 per million are 42.00, and nothing here rounds. That is why {@code per} is a power of ten.
 *
 * @param usd dollars, kept without trailing zeros
 * @param per for how many units
 * @param unit what is counted: {@code token}, {@code call}, {@code session}, …
 */
public record UnitPrice(BigDecimal usd, long per, String unit) {

    /** What tokens are counted in. */
    public static final String TOKEN = "token";

    /** How many tokens a price is for, where a table does not say otherwise. */
    public static final long MILLION = 1_000_000;

    public UnitPrice {
        if (usd.signum() < 0) {
            throw new IllegalArgumentException("The price (%s) must not be negative.".formatted(usd));
        }
        if (!isPowerOfTen(per)) {
            throw new IllegalArgumentException("A price is per 1, 10, 100 and so on, not per %s.".formatted(per));
        }
        usd = usd.stripTrailingZeros();
    }

    /** The price of a million tokens. */
    public UnitPrice(BigDecimal usdPerMillion) {
        this(usdPerMillion, MILLION, TOKEN);
    }

    /**
     * Returns the price of a million tokens, written as a plain decimal such as {@code "0.40"}.
     *
     * @throws NumberFormatException if the text is not a decimal number
     * @throws IllegalArgumentException if it is negative
     */
    public static UnitPrice of(String usdPerMillion) {
        return new UnitPrice(new BigDecimal(usdPerMillion));
    }

    /** Whether a price can be per so many units: others would have to be rounded. */
    public static boolean isPowerOfTen(long per) {
        long rest = per;
        while (rest > 1 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    /** Whether it is the price of a million tokens. */
    public boolean isPerMillionTokens() {
        return per == MILLION && unit.equals(TOKEN);
    }

    /** Returns this price changed by the factor. */
    public UnitPrice times(Factor factor) {
        return new UnitPrice(usd.multiply(factor.value()), per, unit);
    }

    /** Returns what so many units cost. */
    public Money times(long count) {
        return times(BigInteger.valueOf(count));
    }

    /** Returns what so many units cost, however many. */
    public Money times(BigInteger count) {
        return new Money(perUnit().multiply(new BigDecimal(count)));
    }

    /** Returns what one token, call or image costs. */
    public BigDecimal perUnit() {
        // usd / per, as a shift of the point
        return usd.movePointLeft(Long.toString(per).length() - 1);
    }

    /** Returns the dollars in plain notation with at least two decimals, such as {@code 0.40}. */
    public String toPlainString() {
        return PlainDecimal.withCents(usd);
    }

    @Override
    public String toString() {
        return toPlainString() + " USD " + perWhat();
    }

    /** What it is the price of: {@code per million}, {@code per 1,000 calls}, {@code per session}. */
    public String perWhat() {
        if (isPerMillionTokens()) {
            return "per million";
        }
        return per == 1 ? "per " + unit : "per " + Thousands.apart(per) + " " + several();
    }

    private String several() {
        if (unit.endsWith("y") && !unit.matches(".*[aeiou]y")) {
            return unit.substring(0, unit.length() - 1) + "ies";
        }
        return unit.matches(".*(s|x|z|ch|sh)") ? unit + "es" : unit + "s";
    }
}
