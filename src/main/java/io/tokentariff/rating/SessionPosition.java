package io.tokentariff.rating;

import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;

/**
 * Where a meter's tokens lie in a record's session: what was there before, then cached input, input written to the cache,
 * other input, output (policy 2.6). Meters outside the session's text, such as training, lie before every threshold.
 */
final class SessionPosition {

    private static final int CACHED_INPUT = 0;
    private static final int CACHE_WRITE = 1;
    private static final int INPUT = 2;
    private static final int OUTPUT = 3;
    private static final int OUTSIDE = 4;

    private final String meter;
    private final int place;

    private SessionPosition(String meter, int place) {
        this.meter = meter;
        this.place = place;
    }

    static SessionPosition of(String meter) {
        return new SessionPosition(
                meter,
                switch (meter) {
                    case Meters.CACHED_INPUT -> CACHED_INPUT;
                    case Meters.CACHE_WRITE -> CACHE_WRITE;
                    case Meters.INPUT -> INPUT;
                    case Meters.OUTPUT -> OUTPUT;
                    default -> OUTSIDE;
                });
    }

    /** Returns where the record's session ends; no token of it lies beyond. */
    static long end(TokenCounts tokens) {
        return tokens.contextOrInput() + tokens.output();
    }

    /** Returns how many tokens of the meter the record has. */
    long count(TokenCounts tokens) {
        // numbers, as this is done for each record and texts take longer to tell apart
        return switch (place) {
            case CACHED_INPUT -> tokens.cachedInput();
            case CACHE_WRITE -> tokens.cacheWrite();
            case INPUT -> tokens.plainInput();
            case OUTPUT -> tokens.output();
            default -> tokens.count(meter);
        };
    }

    /** Returns how many tokens of the meter lie beyond the threshold: from none to all. */
    long beyond(TokenCounts tokens, long threshold) {
        long before = tokens.contextOrInput() - tokens.input();
        return switch (place) {
            case CACHED_INPUT -> beyond(before, tokens.cachedInput(), threshold);
            case CACHE_WRITE -> beyond(before + tokens.cachedInput(), tokens.cacheWrite(), threshold);
            case INPUT -> beyond(before + tokens.cachedInput() + tokens.cacheWrite(), tokens.plainInput(), threshold);
            case OUTPUT -> beyond(before + tokens.input(), tokens.output(), threshold);
            default -> 0;
        };
    }

    private static long beyond(long start, long count, long threshold) {
        return Math.max(0, Math.min(count, start + count - threshold));
    }
}
