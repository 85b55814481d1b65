package io.tokentariff.rating;

import io.tokentariff.money.ExactSum;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan's prices as integers of one scale, so that a record's amount is a few multiplications and additions of
 * {@code long}s. Exact: what does not fit is calculated with big numbers.
 */
public final class PlanArithmetic {

    private static final int CENTS = 2;
    private static final BigDecimal[] NO_PRICES = {};

    private final List<String> meters;
    private final long[] perCount;
    private final long[] within;
    private final long[] beyond;
    private final BigDecimal[] withinExact;
    private final BigDecimal[] beyondExact;
    private final boolean fits;
    private final int scale;
    private final long threshold;
    private final boolean split;
    private final boolean[] splitCharges;
    private final boolean chargesRequests;
    private final BoundArithmetic bounds;
    private volatile Places places;

    /** Where the charges' meters are counted in records with these meters; negative for one that they do not have. */
    private static final class Places {
        private final MeterSet meters;
        private final int[] of;

        private Places(MeterSet meters, int[] of) {
            this.meters = meters;
            this.of = of;
        }
    }

    PlanArithmetic(List<PlannedCharge> charges, @Nullable Long threshold, List<PlannedBound> bounds) {
        int count = charges.size();
        this.bounds = new BoundArithmetic(bounds, charges);
        this.meters = charges.stream().map(each -> each.charge().countedBy()).toList();
        this.perCount =
                charges.stream().mapToLong(each -> each.charge().perCount()).toArray();
        this.chargesRequests = meters.contains(Meters.REQUESTS);
        this.places = placesIn(MeterSet.NAMED);
        this.withinExact = prices(charges, false);
        this.beyondExact = threshold == null ? NO_PRICES : prices(charges, true);
        this.threshold = threshold == null ? 0 : threshold;
        this.split = threshold != null;
        this.splitCharges = new boolean[count];
        for (int i = 0; i < count; i++) {
            splitCharges[i] = charges.get(i).split();
        }
        this.scale = Math.max(CENTS, Math.max(largestScale(withinExact), largestScale(beyondExact)));
        this.within = new long[count];
        this.beyond = new long[split ? count : 0];
        boolean withinFits = fill(within, withinExact, scale);
        boolean beyondFits = fill(beyond, beyondExact, scale);
        this.fits = withinFits && beyondFits;
    }

    /** Adds the amount of a record with these tokens to the sum. */
    public void addTo(ExactSum sum, TokenCounts tokens) {
        addChargesTo(sum, tokens);
        if (!bounds.isEmpty()) { // this is done for each record, and makes no object
            for (RequestLine line : requestLines(tokens)) {
                sum.add(line.amount().usd());
            }
        }
    }

    /** Adds what the charges of a record with these tokens come to, without what caps and minimum charges a request do to it. */
    public void addChargesTo(ExactSum sum, TokenCounts tokens) {
        long amount = fits ? unscaledCharges(tokens) : Long.MIN_VALUE;
        if (amount == Long.MIN_VALUE) {
            sum.add(exactCharges(tokens));
        } else {
            sum.add(amount, scale);
        }
    }

    /** What caps and minimum charges a request do to a record with these tokens; those that change nothing are left out. */
    public List<RequestLine> requestLines(TokenCounts tokens) {
        if (bounds.isEmpty() || !bounds.mayApply(unscaledCharges(tokens), scale, tokens.requests())) {
            return List.of();
        }
        int[] place = places(tokens);
        BigDecimal[] amounts = new BigDecimal[place.length];
        boolean[] used = new boolean[place.length];
        for (int i = 0; i < place.length; i++) {
            amounts[i] = exactCharge(i, place[i], tokens);
            used[i] = count(tokens, place[i]) > 0;
        }
        return bounds.lines(tokens, amounts, used);
    }

    /** Whether the number of requests is charged, too. */
    public boolean chargesRequests() {
        return chargesRequests;
    }

    /** The number of decimals of {@link #unscaledAmount}, at least 2. */
    public int scale() {
        return scale;
    }

    /**
     * Returns the amount in units of 10^-{@link #scale} dollars, or {@link Long#MIN_VALUE} where it does not fit; then
     * {@link #exactAmount} says it.
     */
    public long unscaledAmount(TokenCounts tokens) {
        return requestLines(tokens).isEmpty() ? unscaledCharges(tokens) : Long.MIN_VALUE;
    }

    private long unscaledCharges(TokenCounts tokens) {
        if (!fits) {
            return Long.MIN_VALUE;
        }
        boolean splits = split && SessionPosition.end(tokens) > threshold;
        int[] place = places(tokens);
        long amount = 0;
        for (int i = 0; i < place.length; i++) {
            long all = count(tokens, place[i]) * perCount[i];
            long above = splits ? beyond(tokens, place[i]) : 0;
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
        int[] place = places(tokens);
        for (int i = 0; i < place.length && whole; i++) {
            long above = splitCharges[i] ? beyond(tokens, place[i]) : 0;
            long below = count(tokens, place[i]) * perCount[i] - above;
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
        BigDecimal amount = exactCharges(tokens);
        for (RequestLine line : requestLines(tokens)) {
            amount = amount.add(line.amount().usd());
        }
        return amount;
    }

    private BigDecimal exactCharges(TokenCounts tokens) {
        BigDecimal amount = BigDecimal.ZERO;
        int[] place = places(tokens);
        for (int i = 0; i < place.length; i++) {
            amount = amount.add(exactCharge(i, place[i], tokens));
        }
        return amount;
    }

    private BigDecimal exactCharge(int charge, int place, TokenCounts tokens) {
        long all = count(tokens, place) * perCount[charge];
        long above = split ? beyond(tokens, place) : 0;
        BigDecimal amount = withinExact[charge].multiply(BigDecimal.valueOf(all - above));
        return above == 0 ? amount : amount.add(beyondExact[charge].multiply(BigDecimal.valueOf(above)));
    }

    /** A plan's records mostly have the same meters. */
    private int[] places(TokenCounts tokens) {
        Places last = places;
        if (!last.meters.equals(tokens.meters())) {
            last = placesIn(tokens.meters());
            places = last;
        }
        return last.of;
    }

    private Places placesIn(MeterSet set) {
        return new Places(set, meters.stream().mapToInt(set::place).toArray());
    }

    private static long count(TokenCounts tokens, int place) {
        return place < 0 ? 0 : tokens.at(place);
    }

    private long beyond(TokenCounts tokens, int place) {
        return place < 0 ? 0 : SessionPosition.beyond(tokens, place, threshold);
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
            prices[i] = charges.get(i).adjustedPrice(beyond).perUnit();
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
