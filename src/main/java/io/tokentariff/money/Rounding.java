package io.tokentariff.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How a statement's exact total becomes the amount on an invoice. The only place in the product that rounds money.
 *
 * @param decimals the decimals that stay
 * @param mode what happens to the rest
 */
public record Rounding(int decimals, RoundingMode mode) {

    /** To whole cents, a half cent to the even neighbour: policy 2.10. */
    public static final Rounding CENTS_HALF_EVEN = new Rounding(2, RoundingMode.HALF_EVEN);

    /** A part of an amount that a division gives, such as a step's share of a month: to 18 digits, half to the even neighbour. */
    public static final Rounding SHARE = new Rounding(18, RoundingMode.HALF_EVEN);

    /** What each of several gets of an amount; the rest is for one of them. */
    public static final Rounding SHARE_OF_EACH = new Rounding(18, RoundingMode.DOWN);

    /** To so many digits, half to the even neighbour. */
    public static Rounding halfEven(int decimals) {
        return new Rounding(decimals, RoundingMode.HALF_EVEN);
    }

    /** Returns the rounded amount. */
    public Money of(Money exact) {
        return new Money(round(exact.usd()));
    }

    /** Returns the rounded quotient as an amount. */
    public Money of(Ratio exact) {
        return new Money(quotient(exact));
    }

    private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_EVEN);

    /** Returns the number that a spreadsheet shows for what it keeps: of 0.17499999999999999 the 15 digits that it knows. */
    public static BigDecimal asSpreadsheetsShow(BigDecimal kept) {
        BigDecimal shown = kept.round(SPREADSHEET).stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }

    /** Returns the rounded amount in plain notation with exactly the decimals of this rounding. */
    public String apply(Money exact) {
        return round(exact.usd()).toPlainString();
    }

    /** Returns the rounded quotient in plain notation with exactly the decimals of this rounding. */
    public String apply(Ratio exact) {
        return quotient(exact).toPlainString();
    }

    private BigDecimal quotient(Ratio exact) {
        return new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), decimals, mode);
    }

    private BigDecimal round(BigDecimal exact) {
        return exact.setScale(decimals, mode);
    }
}
