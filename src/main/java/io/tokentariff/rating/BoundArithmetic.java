package io.tokentariff.rating;

import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What caps and minimum charges a request do to what a record's charges come to, row by row: each rests on the charges it is
 * about and on what earlier rows did to those, if they are about nothing else. Exact.
 */
final class BoundArithmetic {

    private static final int MOST_DIGITS = 15;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final List<PlannedBound> bounds;
    private final List<PlannedCharge> charges;

    /** For each row, which earlier ones it takes in. */
    private final boolean[][] takesIn;

    BoundArithmetic(List<PlannedBound> bounds, List<PlannedCharge> charges) {
        this.bounds = bounds;
        this.charges = charges;
        this.takesIn = new boolean[bounds.size()][bounds.size()];
        for (int i = 0; i < bounds.size(); i++) {
            Set<String> own = meters(bounds.get(i));
            for (int j = 0; j < i; j++) {
                takesIn[i][j] = own.containsAll(meters(bounds.get(j)));
            }
        }
    }

    private Set<String> meters(PlannedBound bound) {
        Set<String> meters = new HashSet<>();
        charges.stream().map(PlannedCharge::meter).filter(bound.limit()::covers).forEach(meters::add);
        return meters;
    }

    boolean isEmpty() {
        return bounds.isEmpty();
    }

    /**
     * Whether some row may change what a record's charges come to: quick, as it is asked for each record.
     *
     * @param charged what they come to, in units of 10^-scale dollars; negative where that does not fit
     */
    boolean mayApply(long charged, int scale, long requests) {
        for (PlannedBound bound : bounds) {
            BigDecimal usd = bound.limit().usd();
            if (charged < 0 || usd.scale() > scale || usd.precision() > MOST_DIGITS) {
                return true;
            }
            int sign = Long.compare(charged, scaled(usd, scale, requests));
            // what a row of some meters is about is no more than all, and may be less
            if (bound.most()
                    ? sign > 0
                    : sign < 0 || !bound.limit().scope().meters().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The row's dollars for so many requests in units of 10^-scale dollars, the largest number where that does not fit. */
    private static long scaled(BigDecimal usd, int scale, long requests) {
        BigDecimal all = usd.multiply(BigDecimal.valueOf(requests)).movePointRight(scale);
        return all.compareTo(LARGEST) < 0 ? all.longValue() : Long.MAX_VALUE;
    }

    /** Returns what the rows do to a record of these amounts, in their order; rows that change nothing are left out. */
    List<RequestLine> lines(TokenCounts tokens, BigDecimal[] amounts, boolean[] used) {
        List<RequestLine> lines = new ArrayList<>();
        BigDecimal[] changes = new BigDecimal[bounds.size()];
        for (int i = 0; i < bounds.size(); i++) {
            PlannedBound bound = bounds.get(i);
            BigDecimal before = BigDecimal.ZERO;
            boolean uses = false;
            for (int j = 0; j < amounts.length; j++) {
                if (bound.limit().covers(charges.get(j).meter())) {
                    before = before.add(amounts[j]);
                    uses |= used[j];
                }
            }
            for (int j = 0; j < i; j++) {
                before = takesIn[i][j] ? before.add(changes[j]) : before;
            }
            RequestLine line = new RequestLine(bound, tokens.requests(), new Money(before));
            int sign = line.amount().usd().signum();
            boolean applies = bound.most() ? sign < 0 : uses && sign > 0;
            changes[i] = applies ? line.amount().usd() : BigDecimal.ZERO;
            if (applies) {
                lines.add(line);
            }
        }
        return lines;
    }
}
