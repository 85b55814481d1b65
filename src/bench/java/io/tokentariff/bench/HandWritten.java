package io.tokentariff.bench;

import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;

/**
 * What somebody would write who needs no rules: prices of a few models in Java, exact in units of 10<sup>-11</sup> dollars. Knows
 * what the bench's records need: the four tiers of GPT-4.1 mini and its data residency, batch at half price, cached input,
 * long contexts.
 */
final class HandWritten {

    private static final long THRESHOLD = 270_000;

    private HandWritten() {}

    /** Returns the price in units of 10^-11 dollars; -1 for what it does not know. */
    static long price(UsageRecord record) {
        UsageKind kind = record.kind();
        TokenCounts tokens = record.tokens();
        if (!kind.model().equals("gpt-4.1-mini")) {
            return -1;
        }
        // ten-thousandths of a dollar per million tokens, times ten for the surcharge
        long input;
        long cached;
        long output;
        switch (kind.serviceTier()) {
            case "default", "standard" -> {
                input = 4_000;
                cached = 1_000;
                output = 16_000;
            }
            case "batch" -> {
                input = 2_000;
                cached = 500;
                output = 8_000;
            }
            case "flex" -> {
                input = 3_000;
                cached = 750;
                output = 12_000;
            }
            case "priority" -> {
                input = 7_000;
                cached = 1_750;
                output = 28_000;
            }
            default -> {
                return -1;
            }
        }
        long factor = kind.region().equals("global") ? 10 : 11;
        long beyondCached = beyond(0, tokens.cachedInput());
        long beyondInput = beyond(tokens.cachedInput(), tokens.plainInput());
        long beyondOutput = beyond(tokens.input(), tokens.output());
        long amount = Math.multiplyExact(tokens.plainInput() + beyondInput, input);
        amount = Math.addExact(amount, Math.multiplyExact(tokens.cachedInput() + beyondCached, cached));
        amount = Math.addExact(amount, Math.multiplyExact(tokens.output() + beyondOutput, output));
        return Math.multiplyExact(amount, factor);
    }

    private static long beyond(long before, long count) {
        return Math.max(0, Math.min(count, before + count - THRESHOLD));
    }
}
