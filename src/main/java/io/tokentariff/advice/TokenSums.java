package io.tokentariff.advice;

import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import java.util.List;

/** Tokens of records of one kind, added up meter by meter. */
final class TokenSums {

    private final List<String> extraMeters;
    private final long[] extra;
    private long plainInput;
    private long cachedInput;
    private long cacheWrite;
    private long output;

    TokenSums(List<String> extraMeters) {
        this.extraMeters = extraMeters;
        this.extra = new long[extraMeters.size()];
    }

    void add(TokenCounts tokens) {
        plainInput += tokens.plainInput();
        cachedInput += tokens.cachedInput();
        cacheWrite += tokens.cacheWrite();
        output += tokens.output();
        for (int i = 0; i < extra.length; i++) {
            extra[i] += tokens.count(extraMeters.get(i));
        }
    }

    long count(String meter) {
        return switch (meter) {
            case Meters.INPUT -> plainInput;
            case Meters.CACHED_INPUT -> cachedInput;
            case Meters.CACHE_WRITE -> cacheWrite;
            case Meters.OUTPUT -> output;
            default -> {
                int at = extraMeters.indexOf(meter);
                yield at < 0 ? 0 : extra[at];
            }
        };
    }
}
