package io.tokentariff.rating;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.usage.TokenCounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan's prices as integers of one scale, so that a record's amount is a few multiplications and additions of
 * {@code long}s. Exact: what does not fit is calculated with big numbers.
 */
public final class PlanArithmetic {

    private static final BigDecimal[] NO_PRICES = {};

    private final SessionPosition[] meters;
    private final long[] within;
    private final long[] beyond;
    private final BigDecimal[] withinExact;
    private final BigDecimal[] beyondExact;
    private final boolean fits;
    private final int scale;
    private final long threshold;
    private final boolean split;
    private final boolean[] splitCharges;

    PlanArithmetic(List<PlannedCharge> charges, @Nullable Long threshold) {
        int count = charges.size();
        this.meters = new SessionPosition[count];
        Arrays.setAll(meters, i -> SessionPosition.of(charges.get(i).meter()));
        this.withinExact = prices(charges, false);
        this.beyondExact = threshold == null ? NO_PRICES : prices(charges, true);
        this.threshold = threshold == null ? 0 : threshold;
        this.split = threshold != null;
        this.splitCharges = new boolean[count];
        for (int i = 0; i < count; i++) {
            splitCharges[i] = charges.get(i).split();
        }
        int priceScale = Math.max(largestScale(withinExact), largestScale(beyondExact));
        this.within = new long[count];
        this.beyond = new long[split ? count : 0];
        boolean withinFits = fill(within, withinExact, priceScale);
        boolean beyondFits = fill(beyond, beyondExact, priceScale);
        this.fits = withinFits && beyondFits;
        this.scale = priceScale + UnitPrice.MILLION_DIGITS;
    }

    /** Adds the amount of a record with these tokens to the sum. */
    public void addTo(ExactSum sum, TokenCounts tokens) {
        long amount = fits ? unscaledAmount(tokens) : Long.MIN_VALUE;
        if (amount == Long.MIN_VALUE) {
            sum.add(exactAmount(tokens));
        } else {
            sum.add(amount, scale);
        }
    }

    /** The number of decimals of {@link #unscaledAmount}. */
    public int scale() {
        return scale;
    }

    /**
     * Returns the amount in units of 10^-{@link #scale} dollars, or {@link Long#MIN_VALUE} where it does not fit; then
     * {@link #exactAmount} says it.
     */
    public long unscaledAmount(TokenCounts tokens) {
        if (!fits) {
            return Long.MIN_VALUE;
        }
        boolean splits = split && SessionPosition.end(tokens) > threshold;
        long amount = 0;
        for (int i = 0; i < meters.length; i++) {
            long all = meters[i].count(tokens);
            long above = splits ? meters[i].beyond(tokens, threshold) : 0;
            // tokens x price, on both sides of the threshold
            amount = plusProduct(amount, all - above, within[i]);
            if (above > 0) {
                amount = plusProduct(amount, above, beyond[i]);
            }
        }
        return amount < 0 ? Long.MIN_VALUE : amount;
    }

    /**
     * Calculates the line items of a record, four numbers for each charge: tokens within the threshold and their amount, tokens
     * beyond it and their amount, amounts in units of 10^-{@link #scale} dollars.
     *
     * @return false where some amount does not fit
     */
    public boolean lineItems(TokenCounts tokens, long[] items) {
        boolean whole = fits;
        for (int i = 0; i < meters.length && whole; i++) {
            long above = splitCharges[i] ? meters[i].beyond(tokens, threshold) : 0;
            long below = meters[i].count(tokens) - above;
            items[4 * i] = below;
            items[4 * i + 1] = plusProduct(0, below, within[i]);
            items[4 * i + 2] = above;
            items[4 * i + 3] = above == 0 ? 0 : plusProduct(0, above, beyond[i]);
            whole = items[4 * i + 1] >= 0 && items[4 * i + 3] >= 0;
        }
        return whole;
    }

    /** Returns the amount in dollars, of any size. */
    public BigDecimal exactAmount(TokenCounts tokens) {
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < meters.length; i++) {
            long all = meters[i].count(tokens);
            long above = split ? meters[i].beyond(tokens, threshold) : 0;
            amount = amount.add(withinExact[i].multiply(BigDecimal.valueOf(all - above)));
            if (above > 0) {
                amount = amount.add(beyondExact[i].multiply(BigDecimal.valueOf(above)));
            }
        }
        return amount.movePointLeft(UnitPrice.MILLION_DIGITS);
    }

    /** Returns sum + tokens x price, all of them zero or more, or a negative number where that does not fit. */
    private static long plusProduct(long sum, long tokens, long price) {
        if (sum < 0 || Math.multiplyHigh(tokens, price) != 0) {
            return -1;
        }
        long product = tokens * price;
        return product < 0 ? -1 : sum + product;
    }

    private static BigDecimal[] prices(List<PlannedCharge> charges, boolean beyond) {
        BigDecimal[] prices = new BigDecimal[charges.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = charges.get(i).adjustedPrice(beyond).usdPerMillion();
        }
        return prices;
    }

    private static int largestScale(BigDecimal[] prices) {
        int largest = 0;
        for (BigDecimal price : prices) {
            largest = Math.max(largest, price.scale());
        }
        return largest;
    }

    private static boolean fill(long[] unscaled, BigDecimal[] prices, int scale) {
        boolean fits = true;
        for (int i = 0; i < prices.length; i++) {
            BigInteger value = prices[i].setScale(scale).unscaledValue();
            fits &= value.bitLength() < Long.SIZE;
            unscaled[i] = value.longValue();
        }
        return fits;
    }
}
