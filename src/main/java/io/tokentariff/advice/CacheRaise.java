package io.tokentariff.advice;

import io.tokentariff.money.Ratio;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a record would be if the repeatable part of its input came from the prompt cache: cached input is raised to the whole
 * tokens in share x input (rounded down), never lowered, and never into what was written to the cache. Requests that are too
 * short to be cached stay as they are; of a sum of requests, their average length counts. Where the model charges what is
 * written to the cache, one in so many of the raised tokens is a write, rounded up.
 */
final class CacheRaise {

    private final long share;
    private final long whole;
    private final long shortest;
    private final BigDecimal tokensForEachWritten;
    private final RateCard card;

    /** @param share from 0 to 1, at most {@value ProfileFields#SHARE_DECIMALS} decimals */
    CacheRaise(BigDecimal share, AdviceTables tables, RateCard card) {
        this.whole = BigDecimal.ONE.movePointRight(ProfileFields.SHARE_DECIMALS).longValueExact();
        this.share = share.movePointRight(ProfileFields.SHARE_DECIMALS).longValueExact();
        this.shortest = Ratio.of(tables.number(AdviceTables.CACHEABLE_TOKENS))
                .ceiling()
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
        this.tokensForEachWritten =
                tables.number(AdviceTables.CACHE_READS_FOR_EACH_WRITE).add(BigDecimal.ONE);
        this.card = card;
    }

    UsageRecord apply(UsageRecord record) {
        TokenCounts tokens = record.tokens();
        if (tokens.input() / Math.max(1, tokens.requests()) < shortest) {
            return record;
        }
        // at most 10^12 tokens x 10^6
        long repeatable = tokens.input() * share / whole;
        long raised = Math.min(repeatable, tokens.input() - tokens.cacheWrite()) - tokens.cachedInput();
        if (raised <= 0) {
            return record;
        }
        long written = chargesWrites(record)
                ? Ratio.of(BigDecimal.valueOf(raised), tokensForEachWritten)
                        .ceiling()
                        .longValueExact()
                : 0;
        return record.withTokens(
                tokens.withCached(tokens.cachedInput() + raised - written, tokens.cacheWrite() + written));
    }

    private boolean chargesWrites(UsageRecord record) {
        ModelInfo model = card.model(ModelId.parse(record.kind().model()).base());
        return model != null && card.isRated(model.name(), Meters.CACHE_WRITE, record.day());
    }
}
