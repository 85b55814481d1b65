package io.tokentariff.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.money.Money;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an alternative costs is what an edited copy of the usage costs, to the last digit: on random workloads. */
class CounterfactualTest {

    private static final int RECORDS = 400;
    private static final String[] REGIONS = {"global", "eu"};
    private static final String[] TIERS = {"standard", "batch", "flex", "priority"};
    private static final Instant FROM = Instant.parse("2026-07-20T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anAlternativeCostsWhatAnEditedCopyOfTheUsageCosts(long seed) {
        List<UsageRecord> usage = randomUsage(new Random(seed), seed % 2 == 0);
        Advice advice = Given.advice(usage, "");
        List<UsageRecord> priced = inference(usage).stream()
                .filter(record -> price(record) != null)
                .toList();

        assertThat(advice.cost()).isEqualTo(sum(priced, kind -> kind));
        assertThat(advice.alternatives()).hasSizeGreaterThan(10);
        for (Alternative each : advice.alternatives()) {
            UnaryOperator<UsageKind> edit = edit(each);
            long pricedThen = priced.stream()
                    .filter(record -> price(record.withKind(edit.apply(record.kind()))) != null)
                    .count();
            assertThat(each.pricedShare())
                    .as(each.toString())
                    .isEqualTo(io.tokentariff.money.Ratio.of(pricedThen, priced.size()));
            if (pricedThen > 0) {
                assertThat(each.cost()).as(each.toString()).isEqualTo(sum(priced, edit));
            }
            if (each.allPriced()) {
                assertThat(each.saving()).isEqualTo(advice.cost().minus(sum(priced, edit)));
            } else {
                assertThat(each.saves()).isFalse();
            }
        }
    }

    private static UnaryOperator<UsageKind> edit(Alternative alternative) {
        return kind -> {
            UsageKind edited =
                    switch (alternative.change()) {
                        case "model", "model-and-tier" -> kind.withModel(alternative.model());
                        case "base-model", "base-model-and-tier" ->
                            kind.withModel(ModelId.parse(kind.model()).base());
                        case "region" -> kind.withRegion("global");
                        default -> kind;
                    };
            return alternative.change().endsWith("tier") ? edited.withServiceTier(alternative.tier()) : edited;
        };
    }

    private static Money sum(List<UsageRecord> records, UnaryOperator<UsageKind> edit) {
        Money sum = Money.ZERO;
        for (UsageRecord record : records) {
            UsageRecord edited = record.withKind(edit.apply(record.kind()));
            // what is billed on one side alone is no saving: it costs what it costs now
            Money amount = price(price(edited) != null && isBilled(record) != isBilled(edited) ? record : edited);
            sum = amount == null ? sum : sum.plus(amount);
        }
        return sum;
    }

    private static boolean isBilled(UsageRecord record) {
        return Given.TARIFF.price(record).status() != PriceStatus.NOT_BILLED;
    }

    private static @org.jspecify.annotations.Nullable Money price(UsageRecord record) {
        Quote quote = Given.TARIFF.price(record);
        return quote.amount();
    }

    private static List<UsageRecord> inference(List<UsageRecord> usage) {
        return usage.stream()
                .filter(record -> record.kind().operation() == Operation.INFERENCE)
                .toList();
    }

    private static List<UsageRecord> randomUsage(Random random, boolean mixed) {
        List<UsageRecord> records = new ArrayList<>();
        String[] models = mixed
                ? new String[] {
                    "gpt-4.1-mini", "gpt-4o", "ft:gpt-4.1-mini-2025-04-14:acme::x", "no-such-model", "gpt-5.4"
                }
                : new String[] {"gpt-4.1-mini-2025-04-14"};
        for (int i = 0; i < RECORDS; i++) {
            UsageKind kind = UsageKind.of(models[random.nextInt(models.length)])
                    .withServiceTier(TIERS[mixed ? random.nextInt(TIERS.length) : 0])
                    .withRegion(REGIONS[random.nextInt(REGIONS.length)]);
            if (mixed && random.nextInt(10) == 0) {
                kind = kind.withStatus(UsageStatus.FAILED);
            }
            Instant at = FROM.plusSeconds(random.nextInt(20 * 86_400));
            if (random.nextInt(50) == 0) {
                UsageKind training = UsageKind.of("gpt-4.1-mini").withOperation(Operation.TRAINING);
                records.add(UsageRecord.of(at, training, TokenCounts.trained(random.nextInt(1_000_000))));
            } else {
                records.add(request(at, kind, random));
            }
        }
        return records;
    }

    private static UsageRecord request(Instant at, UsageKind kind, Random random) {
        int reach = random.nextInt(20) == 0 ? 400_000 : 20_000;
        long input = random.nextInt(reach);
        long cached = random.nextBoolean() ? 0 : random.nextInt((int) input + 1);
        long written = random.nextInt(10) == 0 ? random.nextInt((int) (input - cached) + 1) : 0;
        long context = random.nextInt(15) == 0 ? input + random.nextInt(400_000) : TokenCounts.NOT_SAID;
        Map<String, Long> others = random.nextInt(40) == 0 ? Map.of("audio_input", 100L) : Map.of();
        TokenCounts tokens = TokenCounts.of(input, cached, written, random.nextInt(5_000))
                .with(others)
                .withContext(context)
                .withRequests(random.nextInt(12) == 0 ? 7 : 1);
        return UsageRecord.of(at, kind, tokens);
    }
}
