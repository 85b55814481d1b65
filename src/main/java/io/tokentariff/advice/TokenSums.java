package io.tokentariff.advice;

import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.TokenCounts;
import java.math.BigInteger;

/** Counts of records with the same meters, added up meter by meter, exactly, however many there are. */
final class TokenSums {

    private final MeterSet meters;
    private final long[] sums;
    private final long[] carried;

    TokenSums(MeterSet meters) {
        this.meters = meters;
        this.sums = new long[meters.size()];
        this.carried = new long[meters.size()];
    }

    void add(TokenCounts tokens) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += tokens.at(i);
            if (sums[i] < 0) { // beyond 2^63
                carried[i]++;
                sums[i] &= Long.MAX_VALUE;
            }
        }
    }

    BigInteger count(String meter) {
        int place = meters.place(meter);
        return place < 0
                ? BigInteger.ZERO
                : BigInteger.valueOf(carried[place]).shiftLeft(Long.SIZE - 1).add(BigInteger.valueOf(sums[place]));
    }
}
