package io.tokentariff.rating;

import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.TokenCounts;

/**
 * Where a meter's tokens lie in a record's session: what was there before, then cached input, input written to the cache,
 * other input, output (policy 2.6). Meters outside the session's text, such as training, lie before every threshold.
 */
final class SessionPosition {

    private SessionPosition() {}

    /** Returns where the record's session ends; no token of it lies beyond. */
    static long end(TokenCounts tokens) {
        return tokens.contextOrInput() + tokens.output();
    }

    /** Returns how many tokens of the meter at a place lie beyond the threshold: from none to all. */
    static long beyond(TokenCounts tokens, int place, long threshold) {
        long before = tokens.contextOrInput() - tokens.input();
        // numbers, as this is done for each record and texts take longer to tell apart
        long start =
                switch (place) {
                    case MeterSet.CACHED_INPUT -> before;
                    case MeterSet.CACHE_WRITE -> before + tokens.cachedInput();
                    case MeterSet.INPUT -> before + tokens.cachedInput() + tokens.cacheWrite();
                    case MeterSet.OUTPUT -> before + tokens.input();
                    default -> Long.MIN_VALUE / 2;
                };
        long count = tokens.at(place);
        return Math.max(0, Math.min(count, start + count - threshold));
    }
}
