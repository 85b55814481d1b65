package io.tokentariff.advice;

import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;

/**
 * What a record would be if the repeatable part of its input came from the prompt cache: cached input is raised to the whole
 * tokens in share x input (rounded down), never lowered, and never into what was written to the cache.
 */
final class CacheRaise {

    private final long share;
    private final long whole;

    /** @param share from 0 to 1, at most {@value ProfileFields#SHARE_DECIMALS} decimals */
    CacheRaise(BigDecimal share) {
        this.whole = BigDecimal.ONE.movePointRight(ProfileFields.SHARE_DECIMALS).longValueExact();
        this.share = share.movePointRight(ProfileFields.SHARE_DECIMALS).longValueExact();
    }

    UsageRecord apply(UsageRecord record) {
        TokenCounts tokens = record.tokens();
        // at most 10^12 tokens x 10^6
        long repeatable = tokens.input() * share / whole;
        long cached = Math.max(tokens.cachedInput(), Math.min(repeatable, tokens.input() - tokens.cacheWrite()));
        if (cached == tokens.cachedInput()) {
            return record;
        }
        return record.withTokens(tokens.withCachedInput(cached));
    }
}
