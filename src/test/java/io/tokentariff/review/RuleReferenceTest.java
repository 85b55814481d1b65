package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.ShippedRules;
import io.tokentariff.advice.Profiles;
import io.tokentariff.advice.ProfilesReader;
import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleReferenceTest {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final RuleReference REFERENCE = RuleReference.of(SHIPPED, null);

    private static RuleReference.Entry entry(RuleReference reference, String id) {
        return reference.rules().stream()
                .filter(each -> each.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<RateGrid.Price> prices(String model, String tier, String context, String meter) {
        return REFERENCE.grid().models().stream()
                .filter(each -> each.name().equals(model))
                .flatMap(each -> each.lines().stream())
                .filter(line -> line.tier().equals(tier) && line.context().equals(context))
                .flatMap(line -> line.prices().getOrDefault(meter, List.of()).stream())
                .toList();
    }

    @Test
    void isOneValueOfJson() throws IOException {
        JsonNode json = new ObjectMapper().readTree(REFERENCE.write(Form.JSON, Screen.PLAIN));
        assertThat(json.get("revision").textValue()).isEqualTo(SHIPPED.revision());
        assertThat(json.get("rules")).hasSize(SHIPPED.rules().size());
        assertThat(json.get("rules").get(0).get("line").intValue())
                .isEqualTo(SHIPPED.rules().get(0).line());
        assertThat(json.findValuesAsText("fired")).isEmpty();
        assertThat(json.get("prices"))
                .filteredOn(price -> price.get("model").textValue().equals("gpt-4.1-mini")
                        && price.get("tier").textValue().equals("flex")
                        && price.get("context").textValue().equals("short")
                        && price.get("meter").textValue().equals("cached_input"))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.get("price").textValue()).isEqualTo("0.075");
                    assertThat(price.get("derived").textValue()).contains("charges.cached-input");
                    assertThat(price.get("until").isNull()).isTrue();
                    assertThat(price.get("row").textValue()).startsWith("tables/rates.csv:");
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MARKDOWN", "HTML"})
    void saysUntilWhenAPriceHolds(Form format) {
        RateGrid.Price ended = REFERENCE.grid().models().stream()
                .flatMap(model -> model.lines().stream())
                .flatMap(line -> line.prices().values().stream())
                .filter(prices -> prices.size() == 1 && prices.get(0).period().until() != null)
                .findFirst()
                .orElseThrow()
                .get(0);
        assertThat(REFERENCE.write(format, Screen.PLAIN)).contains(" " + ended.period());
    }

    @Test
    void thePageHasEveryTableItsCommentsDoubtsAndSources() {
        String page = REFERENCE.write(Form.HTML, Screen.PLAIN);
        assertThat(page)
                .contains("id=\"search\"", "script-src 'sha256-", "What is approximate or doubted", "Of rules")
                .contains("<details><summary>The rule as it is written</summary>")
                .contains("<details><summary>What the file itself says</summary>")
                .contains("guide, Data Residency Endpoints");
        REFERENCE.tables().forEach(table -> {
            assertThat(page).contains("<h3 id=\"%s\">".formatted(table.file().replace('/', '-')));
            table.rows().forEach(row -> assertThat(page)
                    .contains(table.file() + ":" + row.place().line() + "</code>"));
        });
        assertThat(REFERENCE.tables()).hasSizeGreaterThan(10);
        assertThat(REFERENCE.write(Form.TEXT, Screen.PLAIN)).doesNotContain("Search rules");
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MARKDOWN", "HTML"})
    void namesEveryRuleItsSentenceAndPlace(Form format) {
        String text = REFERENCE.write(format, Screen.PLAIN);
        SHIPPED.rules().forEach(rule -> assertThat(text)
                .contains(rule.id())
                .contains(rule.sentence())
                .contains(rule.file() + ":" + rule.line()));
    }

    @Test
    void quotesTheConditionInTheFilesWords() {
        assertThat(entry(REFERENCE, "charges.cached-input").text().when())
                .contains("not Rate( meter == \"cached_input\", isOn( $usage.tier ) )");
        assertThat(entry(REFERENCE, "charges.cached-input").text().absentFacts())
                .containsExactly("Rate");
    }

    @Test
    void listsTheRowsARuleTakesNumbersFrom() {
        assertThat(entry(REFERENCE, "charges.data-residency").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.words()).isEqualTo("data-residency: percent 10"));
        assertThat(entry(REFERENCE, "charges.cached-input").rows())
                .extracting(RuleReference.UsedRow::words)
                .contains("cached-input-discount, gpt-4.1-mini, cached_input: percent -75")
                .anyMatch(words -> words.startsWith("gpt-4.1-mini, flex, input: price 0.30"));
        assertThat(entry(REFERENCE, "charges.long-context").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.words())
                        .contains("threshold_tokens 270000")
                        .contains("factor 2"));
    }

    @Test
    void pricesTheGridByTheRules() {
        assertThat(prices("gpt-4.1-mini", "standard", "", "input"))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.amount()).isEqualTo("0.40");
                    assertThat(price.derived()).isEmpty();
                    assertThat(price.vague()).isFalse();
                });
        assertThat(prices("gpt-4.1-mini", "batch", "", "cached_input"))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.amount()).isEqualTo("0.05");
                    assertThat(price.derived()).isEqualTo("0.10 x 0.5 by charges.batch-half-price");
                });
        assertThat(prices("ft:gpt-4.1-mini", "flex", "", "input")).isEmpty();
        assertThat(prices("gpt-4.1-mini", "training", "", "training"))
                .extracting(RateGrid.Price::amount)
                .containsExactly("5.00");
    }

    @Test
    void flagsWhatTheGuideIsVagueAbout() {
        assertThat(prices("gpt-4.1-mini", "flex", "", "input"))
                .extracting(RateGrid.Price::vague)
                .containsExactly(true);
        assertThat(prices("gpt-4.1-mini", "standard", "long", "input"))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.amount()).isEqualTo("0.80");
                    assertThat(price.vague()).as("prices may double").isTrue();
                });
    }

    @Test
    void showsEachPeriodOfAPrice() {
        assertThat(prices("gpt-5.6-luna", "standard", "", "input"))
                .extracting(RateGrid.Price::amount)
                .containsExactly("1.00", "0.20");
    }

    @Test
    void saysWhenARuleFiredLast() {
        RuleFirings firings = new RuleFirings(SHIPPED, Profiles.NONE);
        UsageRecord record = UsageRecord.of(
                Instant.parse("2026-04-12T08:30:00Z"),
                UsageKind.of("gpt-4.1-mini").withRegion("eu"),
                TokenCounts.of(10, 0, 1));
        firings.add(record);
        firings.add(record.withAt(Instant.parse("2026-06-30T23:59:59Z")));
        firings.add(record.withKind(UsageKind.of("gpt-unknown")));

        RuleReference reference = RuleReference.of(SHIPPED, firings);
        assertThat(entry(reference, "charges.data-residency").fired()).isEqualTo("2 records, last on 2026-06-30");
        assertThat(entry(reference, "guards.unknown-model").fired()).isEqualTo("1 record, last on 2026-04-12");
        assertThat(entry(reference, "charges.training").fired()).isEqualTo("never in this usage");
        assertThat(entry(REFERENCE, "charges.training").fired()).isEmpty();
        // 10 x 0.40 + 1 x 1.60 are 5.60 a million, twice; a tenth of it for the endpoint
        assertThat(entry(reference, "charges.published-rate").usd()).isEqualTo(Money.of("0.0000112"));
        assertThat(entry(reference, "charges.data-residency").usd()).isEqualTo(Money.of("0.00000112"));
        assertThat(entry(reference, "guards.unknown-model").usd()).isNull();
        assertThat(reference.write(Form.TEXT, Screen.PLAIN))
                .contains("fired     2 records, last on 2026-06-30, +0.00000112 USD");
        assertThat(reference.write(Form.JSON, Screen.PLAIN)).contains("\"usd\" : \"0.00000112\"");
    }

    @Test
    void whatRulesComeToAddsUpToThePrice() throws IOException {
        RuleFirings firings = new RuleFirings(SHIPPED, Profiles.NONE);
        ExactSum price = new ExactSum();
        new DistinctUsage(
                        true,
                        record -> {
                            firings.add(record);
                            Money amount = SHIPPED.quote(record).amount();
                            if (amount != null) {
                                price.add(amount.usd());
                            }
                        },
                        () -> {},
                        reject -> {})
                .read(UsageInput.of(Path.of("fixtures/usage/2026-q2.jsonl")), new UsageReader());
        Money sum = RuleReference.of(SHIPPED, firings).rules().stream()
                .map(RuleReference.Entry::usd)
                .filter(Objects::nonNull)
                .reduce(Money.ZERO, Money::plus);

        assertThat(sum).isEqualTo(price.total()).isNotEqualTo(Money.ZERO);
    }

    @Test
    void saysForWhichWorkloadsARecommendationRuleFired() {
        String profiles = "{\"workloads\": [{\"workload\": \"nightly\", \"latency\": \"overnight\"},"
                + " {\"workload\": \"chat\", \"latency\": \"interactive\"}]}";
        RuleFirings firings = new RuleFirings(SHIPPED, ProfilesReader.read("profiles.json", profiles, new Problems()));
        for (String workload : List.of("nightly", "chat", "nightly")) {
            firings.add(UsageRecord.of(
                            Instant.parse("2026-04-12T08:30:00Z"),
                            UsageKind.of("gpt-4.1-mini"),
                            TokenCounts.of(100_000, 0, 1_000))
                    .withAccount(Account.ofProject(workload)));
        }

        RuleReference reference = RuleReference.of(SHIPPED, firings);
        assertThat(entry(reference, "move.batch").fired()).isEqualTo("1 workload (nightly), last on 2026-04-12");
        assertThat(entry(reference, "migrate.input-heavy").fired())
                .isEqualTo("2 workloads (chat, nightly), last on 2026-04-12");
        assertThat(entry(reference, "stay.fine-tuned").fired()).isEqualTo("never in this usage");
        assertThat(reference.write(Form.MARKDOWN, Screen.PLAIN))
                .contains("Fired: in 3 records in 2 workloads of usage.");
        assertThat(reference.write(Form.HTML, Screen.PLAIN)).contains("Fired: in 3 records in 2 workloads of usage.");
        assertThat(reference.write(Form.TEXT, Screen.PLAIN))
                .contains("  fired     1 workload (nightly), last on 2026-04-12");
    }

    @Test
    void makesAPageThatNeedsNothingElse() {
        String html = REFERENCE.write(Form.HTML, Screen.PLAIN);
        assertThat(html)
                .contains("default-src 'none'; style-src 'sha256-")
                .contains("<svg class=\"graph\"")
                .containsOnlyOnce("<script>")
                .containsOnlyOnce("script-src 'sha256-")
                .doesNotContain("style=\"")
                .doesNotContain("src=\"")
                .doesNotContain("http://");
        assertThat(html.split("href=\"#", -1)).allSatisfy(part -> {
            if (!part.startsWith("<!doctype")) {
                String anchor = part.substring(0, part.indexOf('"'));
                assertThat(html).contains("id=\"" + anchor + "\"");
            }
        });
    }
}
