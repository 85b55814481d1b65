package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.UsageFiles;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Dimension;
import io.tokentariff.review.Attribution.Part;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.folder.SmallBook;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dollars of changed rows and rules add up to the difference of two bills. */
class AttributionTest {

    private static final Path USAGE = Path.of("fixtures/usage/2026-q2.jsonl");
    private static final Path PROVIDER = Path.of("src/rulebooks/provider");
    private static final List<String> MODELS = List.of("acme-mini", "acme-large", "acme-new");
    private static final Rulebook SMALL = RulebookLoader.load(RulebookFiles.of(SmallBook.texts()));

    private static Rulebook edited(Map<String, String> edits) {
        Map<String, String> texts = new HashMap<>(SmallBook.texts());
        edits.forEach((file, text) -> {
            if (text.isEmpty()) {
                texts.remove(file);
            } else {
                texts.put(file, text);
            }
        });
        return RulebookLoader.load(RulebookFiles.of(texts));
    }

    private static String small(String file) {
        return Objects.requireNonNull(SmallBook.texts().get(file));
    }

    private static UsageRecord record(String model, String tier, String region, long input, long output) {
        return UsageRecord.of(
                Instant.parse("2026-04-12T08:30:00Z"),
                UsageKind.of(model).withServiceTier(tier).withRegion(region),
                TokenCounts.of(input, 0, output));
    }

    private static Attribution attribution(Rulebook before, Rulebook after, List<UsageRecord> usage) {
        RulebookDiff diff = RulebookDiff.between(before, after);
        AttributionBuilder builder = new AttributionBuilder(before, after, diff);
        ImpactBuilder impact = new ImpactBuilder(before, after, diff, Dimension.DEFAULT);
        usage.forEach(record -> {
            builder.add(record);
            impact.add(record);
        });
        Attribution attribution = builder.build();
        Impact whole = impact.build();
        assertThat(attribution.total()).isEqualByComparingTo(whole.after().minus(whole.before()));
        assertThat(sum(attribution, Part::lost))
                .isEqualByComparingTo(whole.sides().lost());
        assertThat(sum(attribution, Part::gained))
                .isEqualByComparingTo(whole.sides().gained());
        assertThat(whole.before()).isEqualByComparingTo(total(before, usage));
        assertThat(whole.after()).isEqualByComparingTo(total(after, usage));
        for (Attribution.Fates fates : List.of(attribution.before(), attribution.after())) {
            assertThat(fates.priced() + fates.unpriced() + fates.notBilled()).isEqualTo(usage.size());
        }
        return attribution;
    }

    private static Money sum(Attribution attribution, Function<Part, Money> what) {
        return attribution.parts().stream().map(what).reduce(Money.ZERO, Money::plus);
    }

    private static Money total(Rulebook rulebook, List<UsageRecord> usage) {
        return usage.stream()
                .map(record -> rulebook.quote(record).amount())
                .filter(Objects::nonNull)
                .reduce(Money.ZERO, Money::plus);
    }

    private static Map<String, String> dollars(Attribution attribution) {
        return attribution.parts().stream()
                .collect(Collectors.toMap(
                        part -> part.changes().stream()
                                .map(Change::id)
                                .distinct()
                                .collect(Collectors.joining("; ")),
                        part -> part.total().toSignedString()));
    }

    @Test
    void eachRowHasWhatItChanges() {
        Rulebook after = edited(Map.of(
                "tables/rates.csv",
                small("tables/rates.csv").replace(",2.00,", ",3.00,"),
                "tables/long-context.csv",
                small("tables/long-context.csv").replace(",2,,,,price list", ",4,,,,price list")));
        Attribution found = attribution(
                SMALL,
                after,
                List.of(
                        record("acme-large", "standard", "global", 100_000, 0),
                        record("acme-large", "standard", "global", 300_000, 0),
                        record("acme-mini", "standard", "global", 100_000, 0)));
        assertThat(dollars(found))
                .containsOnly(
                        Map.entry("long-context: acme-large", "+1.20"),
                        Map.entry("rates: acme-large, standard, input", "+1.30"));
        assertThat(found.parts()).extracting(Part::records).containsExactly(2L, 1L);
    }

    @Test
    void whatLosesItsPriceIsToldByItsCharges() {
        Rulebook after = edited(Map.of(
                "tables/rates.csv",
                small("tables/rates.csv").replaceAll("(?m)^acme-mini,no,standard,,output.*\n", "")));
        Attribution found = attribution(SMALL, after, List.of(record("acme-mini", "standard", "global", 1_000, 100)));
        // the input is at a row that stays; the row that goes takes it along
        assertThat(found.parts()).singleElement().satisfies(part -> {
            assertThat(part.lost().toPlainString()).isEqualTo("0.00056");
            assertThat(part.changed().isZero()).isTrue();
        });
    }

    @Test
    void rowsThatOnlyWorkTogetherAreOneChange() {
        Rulebook after = edited(Map.of(
                "tables/models.csv",
                small("tables/models.csv").replaceAll("(?m)^acme-large.*\n", "").replace(",acme-large,", ",,"),
                "tables/regions.csv",
                small("tables/regions.csv").replace("acme-large;", ""),
                "tables/long-context.csv",
                small("tables/long-context.csv").replaceAll("(?m)^acme-large.*\n", ""),
                "tables/rates.csv",
                small("tables/rates.csv").replaceAll("(?m)^acme-large.*\n", "")));
        Attribution found = attribution(SMALL, after, List.of(record("acme-large", "standard", "global", 1_000, 0)));
        assertThat(dollars(found)).hasSize(1).containsValue("-0.002");
    }

    @Test
    void aRuleHasWhatItChanges() {
        Rulebook after = edited(Map.of("charges/long-context.drl", "", "charges/long-context.cases.yaml", ""));
        Attribution found = attribution(SMALL, after, List.of(record("acme-large", "standard", "global", 300_000, 0)));
        assertThat(dollars(found)).containsExactly(Map.entry("charges.long-context", "-0.60"));
        Attribution back = attribution(after, SMALL, List.of(record("acme-large", "standard", "global", 300_000, 0)));
        assertThat(dollars(back)).containsExactly(Map.entry("charges.long-context", "+0.60"));
    }

    @Test
    void whateverChangesTheSumIsTheDifference() {
        tryPairs(8, 1);
    }

    @Test
    @Tag("soak")
    void whateverChangesTheSumIsTheDifferenceInManyPairs() {
        tryPairs(200, 2);
    }

    private static void tryPairs(int pairs, long seed) {
        Random dice = new Random(seed);
        for (int i = 0; i < pairs; i++) {
            Rulebook before = edited(randomTables(dice));
            Rulebook after = edited(randomTables(dice));
            List<UsageRecord> usage = new ArrayList<>();
            for (int n = 0; n < 100; n++) {
                usage.add(record(
                        MODELS.get(dice.nextInt(3)),
                        List.of("standard", "batch").get(dice.nextInt(2)),
                        List.of("global", "eu").get(dice.nextInt(2)),
                        dice.nextInt(400_000),
                        dice.nextInt(1_000)));
            }
            attribution(before, after, usage);
        }
    }

    private static Map<String, String> randomTables(Random dice) {
        StringBuilder rates =
                new StringBuilder("model,fine_tuned,tier,context,meter,price,from,until,certainty,source\n");
        for (String model : MODELS) {
            for (String tier : List.of("standard", "batch")) {
                for (String meter : List.of("input", "output")) {
                    if (dice.nextInt(4) > 0) {
                        rates.append(
                                "%s,no,%s,,%s,%s,,,published,x\n".formatted(model, tier, meter, 1 + dice.nextInt(9)));
                    }
                }
            }
        }
        StringBuilder longContexts =
                new StringBuilder("model,threshold_tokens,scope,meter,factor,tiers,from,until,source\n");
        for (String model : MODELS) {
            if (dice.nextBoolean()) {
                longContexts.append("%s,%s,%s,,%s,,,,x\n"
                        .formatted(
                                model,
                                100_000 * (1 + dice.nextInt(2)),
                                dice.nextBoolean() ? "excess" : "whole-request",
                                2 + dice.nextInt(2)));
            }
        }
        return Map.of(
                "tables/models.csv",
                small("tables/models.csv") + "acme-new,,acme,new,current,,,,x\n",
                "tables/rates.csv",
                rates.toString(),
                "tables/long-context.csv",
                longContexts.toString(),
                "tables/terms.csv",
                "term,model,tier,meter,percent,from,until,source\nbatch-half-price,,batch,,-%s,,,x\n"
                        .formatted(dice.nextInt(90)));
    }

    @Test
    void theProvidersListDiffersFromTheGuideByFourRowsOfTheQuartersUsage() {
        Tariff guide = Tariff.open(ShippedRules.FOLDER);
        Tariff provider = Tariff.open(PROVIDER);
        Rulebook first = RulebookLoader.load(ShippedRules.FOLDER);
        Rulebook second = RulebookLoader.load(PROVIDER);
        AttributionBuilder why = new AttributionBuilder(first, second, RulebookDiff.between(first, second));
        new DistinctUsage(true, why::add, () -> {}, reject -> {}).read(UsageInput.of(USAGE), new UsageReader());
        Attribution found = why.build();
        assertThat(dollars(found))
                .containsOnly(
                        Map.entry("terms: data-residency", "-7.4089151175"),
                        Map.entry("long-context: gpt-4.1-mini", "-1.54329252"),
                        Map.entry("rates: gpt-4.1-mini, flex, input", "-0.13978074"),
                        Map.entry("rates: gpt-4.1-mini, flex, output", "-0.01959012"));
        assertThat(found.silent()).isEqualTo(13);

        Money without = total(guide);
        assertThat(found.total()).isEqualByComparingTo(total(provider).minus(without));
        assertThat(found.total()).isEqualByComparingTo(sum(found, Part::total));
        // the rows of two tables by themselves: the guide without the flex rows, and that without the long context
        Map<String, String> texts = ShippedRules.texts();
        texts.put("tables/rates.csv", without(texts, "tables/rates.csv", "gpt-4.1-mini,no,flex,"));
        Money noFlex = total(Tariff.of(texts));
        texts.put("tables/long-context.csv", without(texts, "tables/long-context.csv", "gpt-4.1-mini,"));
        Money neither = total(Tariff.of(texts));
        assertThat(noFlex.minus(without))
                .isEqualByComparingTo(Money.of("-0.13978074").plus(Money.of("-0.01959012")));
        assertThat(neither.minus(noFlex)).isEqualByComparingTo(Money.of("-1.54329252"));
    }

    private static String without(Map<String, String> texts, String file, String beginning) {
        return texts.getOrDefault(file, "").replaceAll("(?m)^" + beginning.replace(".", "\\.") + ".*\n", "");
    }

    private static Money total(Tariff tariff) {
        return tariff.statement(UsageFiles.of(List.of(USAGE))).usageTotal();
    }
}
