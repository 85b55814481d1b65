package io.tokentariff.rulebook;

import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records of every kind there can be, by chance but repeatable. */
public final class RandomUsage {

    private static final List<String> MODELS = List.of(
            "gpt-4.1-mini",
            "gpt-4.1-mini-2025-04-14",
            "openai/gpt-5-mini",
            "gpt-5-nano",
            "ft:gpt-4.1-mini-2025-04-14:acme::x",
            "ft:gpt-4.1-nano-2025-04-14:acme::y",
            "gpt-5.4",
            "gpt-5.6-sol",
            "gpt-audio-mini",
            "o3",
            "gpt-4.1-maxi",
            "");
    private static final List<String> TIERS =
            List.of("standard", "default", "batch", "flex", "flex-tier", "priority", "auto", "scale");
    private static final List<String> REGIONS = List.of("global", "eu", "us", "moon");
    private static final long FIRST_SECOND =
            Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
    private static final int SECONDS = 2 * 365 * 86_400;

    private RandomUsage() {}

    /** Returns any record. */
    public static UsageRecord record(Random random) {
        UsageKind kind = new UsageKind(
                any(MODELS, random),
                any(TIERS, random),
                random.nextInt(5) > 0,
                random.nextInt(8) == 0 ? Operation.TRAINING : Operation.INFERENCE,
                any(REGIONS, random),
                any(List.of(UsageStatus.values()), random));
        TokenCounts tokens = kind.operation() == Operation.TRAINING
                ? TokenCounts.trained(random.nextInt(3) * 1_000L)
                : counts(random);
        return new UsageRecord(
                null,
                Instant.ofEpochSecond(FIRST_SECOND + random.nextInt(SECONDS)),
                kind,
                tokens.withRequests(random.nextInt(4) == 0 ? 5 : 1),
                random.nextBoolean() ? Account.NONE : Account.ofProject("p" + random.nextInt(3)),
                null);
    }

    private static TokenCounts counts(Random random) {
        long input = random.nextInt(3) == 0 ? 400_000 : random.nextInt(2) * 10_000;
        long cached = input == 0 ? 0 : random.nextInt(2) * random.nextInt((int) input);
        long written = random.nextInt(4) == 0 ? input - cached : 0;
        long output = random.nextInt(3) * 500L;
        Map<String, Long> others =
                random.nextInt(5) == 0 ? Map.of(random.nextBoolean() ? "audio_input" : "smell_input", 7L) : Map.of();
        long context = random.nextInt(4) == 0 ? input + random.nextInt(300_000) : TokenCounts.NOT_SAID;
        return TokenCounts.of(input, cached, written, output).with(others).withContext(context);
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
