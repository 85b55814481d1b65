package io.tokentariff.property;

import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Random usage records: every name of every model and tier, boundary days, counts around every threshold and at the limit. */
final class RandomUsage {

    private static final List<String> TIERS = List.of(
            "standard",
            "standard",
            "default",
            "batch",
            "batch",
            "flex",
            "flex-tier",
            "priority",
            "fast",
            "auto",
            "scale");
    private static final List<String> REGIONS =
            List.of("global", "global", "global", "eu", "us", "jp", "eu.api.openai.com", "mars");
    private static final List<String> EXTRA = List.of("audio_input", "image_input", "image_output", "video");
    private static final List<Long> MARKS = List.of(100_000L, 269_999L, 270_000L, 272_000L, 300_000L);

    private final Random random;
    private final List<String> models = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();

    RandomUsage(Random random, Map<String, String> texts) {
        this.random = random;
        for (Map<String, String> row : new OracleTable(Objects.requireNonNull(texts.get("tables/models.csv"))).rows) {
            String name = Objects.requireNonNull(row.get("model"));
            models.add(name);
            models.add("openai/" + name);
            for (String other : Objects.requireNonNull(row.get("also_called")).split(";", -1)) {
                if (!other.isBlank()) {
                    models.add(other);
                    models.add("ft:" + other + ":acme::x");
                }
            }
        }
        models.addAll(List.of("gpt-4.1-mini", "gpt-4.1-mini", "gpt-4.1-mini", "gpt-5.4", "no-such-model"));
        for (String day : List.of("2025-06-10", "2026-04-12", "2026-07-30", "2026-08-21")) {
            days.add(LocalDate.parse(day));
            days.add(LocalDate.parse(day).minusDays(1));
        }
    }

    UsageRecord record() {
        boolean training = oneIn(15);
        UsageKind kind = new UsageKind(
                oneOf(models),
                oneOf(TIERS),
                !oneIn(20),
                training ? Operation.TRAINING : Operation.INFERENCE,
                oneOf(REGIONS),
                oneIn(8) ? oneOf(List.of(UsageStatus.values())) : UsageStatus.COMPLETED);
        TokenCounts tokens = training && !oneIn(10) ? TokenCounts.trained(oneIn(5) ? 0 : count()) : counts();
        Account account = new Account(oneOf(List.of("search", "chat")), null, null, Map.of());
        return new UsageRecord(
                null, at(), kind, tokens.withRequests(oneIn(10) ? 1 + random.nextInt(50) : 1), account, null);
    }

    Instant at() {
        LocalDate day = oneIn(2) ? oneOf(days) : LocalDate.of(2025, 5, 1).plusDays(random.nextInt(600));
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(random.nextInt(86_400_000));
    }

    TokenCounts counts() {
        long input = oneIn(12) ? 0 : count();
        long cached = oneIn(2) ? part(input) : 0;
        long written = oneIn(6) ? part(input - cached) : 0;
        long output = oneIn(6) ? 0 : oneIn(4) ? count() : random.nextInt(20_000);
        long context = TokenCounts.NOT_SAID;
        if (oneIn(5)) {
            context = Math.min(TokenCounts.LARGEST, input + (oneIn(3) ? 0 : count()));
        }
        Map<String, Long> others = oneIn(15) ? Map.of(oneOf(EXTRA), count()) : Map.of();
        return TokenCounts.of(input, cached, written, output)
                .with(others)
                .withTraining(oneIn(200) ? 7 : 0)
                .withContext(context);
    }

    /** Some tokens: few, as many as a threshold give or take, or as many as can be. */
    long count() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> 1 + random.nextInt(5_000);
            case 4, 5, 6 -> 1 + random.nextInt(400_000);
            case 7, 8 -> oneOf(MARKS) + random.nextInt(5) - 2;
            default -> TokenCounts.LARGEST - random.nextInt(1_000_000);
        };
    }

    private long part(long whole) {
        return oneIn(6) ? whole : (long) (random.nextDouble() * whole);
    }

    private boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
