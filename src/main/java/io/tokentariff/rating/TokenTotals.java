package io.tokentariff.rating;

import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Counts added up meter by meter, exactly, however many there are. Not thread-safe. */
public final class TokenTotals {

    private static final int NAMED = MeterSet.NAMED.size();

    private final long[] named = new long[NAMED];
    private final long[] carried = new long[NAMED];
    private final Map<String, BigInteger> others = new TreeMap<>();

    /** Adds the counts of one record. */
    public void add(TokenCounts tokens) {
        for (int i = 0; i < NAMED; i++) {
            long sum = named[i] + tokens.at(i);
            if (sum < 0) { // beyond 2^63
                carried[i]++;
                sum &= Long.MAX_VALUE;
            }
            named[i] = sum;
        }
        for (int i = NAMED; i < tokens.meters().size(); i++) {
            others.merge(tokens.meters().names().get(i), BigInteger.valueOf(tokens.at(i)), BigInteger::add);
        }
    }

    /** Adds a count of a meter, zero or more. */
    public void add(String meter, BigInteger count) {
        int place = Meters.NAMED.indexOf(meter);
        if (place < 0) {
            others.merge(meter, count, BigInteger::add);
        } else {
            BigInteger sum = sum(place).add(count);
            carried[place] = sum.shiftRight(Long.SIZE - 1).longValueExact();
            named[place] = sum.longValue() & Long.MAX_VALUE;
        }
    }

    /** Adds what another sum holds. */
    public void add(TokenTotals other) {
        for (int i = 0; i < NAMED; i++) {
            long sum = named[i] + other.named[i];
            carried[i] += other.carried[i];
            if (sum < 0) {
                carried[i]++;
                sum &= Long.MAX_VALUE;
            }
            named[i] = sum;
        }
        other.others.forEach((meter, count) -> others.merge(meter, count, BigInteger::add));
    }

    /** Returns what a meter comes to, 0 if nothing of it was added. */
    public BigInteger count(String meter) {
        int place = Meters.NAMED.indexOf(meter);
        return place < 0 ? others.getOrDefault(meter, BigInteger.ZERO) : sum(place);
    }

    private BigInteger sum(int place) {
        return BigInteger.valueOf(carried[place]).shiftLeft(Long.SIZE - 1).add(BigInteger.valueOf(named[place]));
    }

    /** Returns the sums that are not 0. */
    public Map<String, BigInteger> build(Comparator<String> billOrder, boolean withRequests) {
        Map<String, BigInteger> sums = new TreeMap<>(billOrder);
        sums.putAll(others);
        for (int i = 0; i < NAMED; i++) {
            BigInteger sum = sum(i);
            if (sum.signum() > 0 && (i != MeterSet.REQUESTS || withRequests)) {
                sums.put(Meters.NAMED.get(i), sum);
            }
        }
        return sums;
    }
}
