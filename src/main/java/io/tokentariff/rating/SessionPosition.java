package io.tokentariff.rating;

import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;

/**
 * Where a record's tokens lie in its session: what was there before, then cached input, input written to the cache, other
 * input, output (policy 2.6). Meters outside the session's text, such as training, lie before every threshold.
 */
final class SessionPosition {

    private SessionPosition() {}

    /** Returns how many tokens of the meter lie beyond the threshold: from none to all. */
    static long beyond(TokenCounts tokens, String meter, long threshold) {
        long before = tokens.contextOrInput() - tokens.input();
        return switch (meter) {
            case Meters.CACHED_INPUT -> beyond(before, tokens.cachedInput(), threshold);
            case Meters.CACHE_WRITE -> beyond(before + tokens.cachedInput(), tokens.cacheWrite(), threshold);
            case Meters.INPUT ->
                beyond(before + tokens.cachedInput() + tokens.cacheWrite(), tokens.plainInput(), threshold);
            case Meters.OUTPUT -> beyond(before + tokens.input(), tokens.output(), threshold);
            default -> 0;
        };
    }

    private static long beyond(long start, long count, long threshold) {
        return Math.max(0, Math.min(count, start + count - threshold));
    }
}
