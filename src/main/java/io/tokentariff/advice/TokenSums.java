package io.tokentariff.advice;

import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.TokenCounts;

/** Counts of records with the same meters, added up meter by meter. */
final class TokenSums {

    private final MeterSet meters;
    private final long[] sums;

    TokenSums(MeterSet meters) {
        this.meters = meters;
        this.sums = new long[meters.size()];
    }

    void add(TokenCounts tokens) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += tokens.at(i);
        }
    }

    long count(String meter) {
        int place = meters.place(meter);
        return place < 0 ? 0 : sums[place];
    }
}
