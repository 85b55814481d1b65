package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policy 2.6 to 2.8: long contexts, residency, and what has no price. */
class LongContextConformanceTest {

    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final Instant APRIL = Instant.parse("2026-04-12T08:30:00Z");
    private static final String MINI = "gpt-4.1-mini";
    private static final String TUNED = "ft:gpt-4.1-mini-2025-04-14:acme::x";
    private static final TokenCounts SOME = TokenCounts.of(1_200, 1_000, 300);

    private static Quote quote(UsageKind kind, TokenCounts tokens) {
        return TARIFF.price(UsageRecord.of(APRIL, kind, tokens));
    }

    private static Quote quote(String model, String tier, TokenCounts tokens) {
        return quote(UsageKind.of(model).withServiceTier(tier), tokens);
    }

    private static void assertPriced(Quote quote, String usd) {
        assertThat(quote.status()).as("%s", quote.findings()).isEqualTo(PriceStatus.PRICED);
        assertThat(Objects.requireNonNull(quote.amount()).usd()).isEqualByComparingTo(usd);
    }

    private static void assertUnpriced(Quote quote, String code) {
        assertThat(quote.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(quote.amount()).isNull();
        assertThat(quote.findings()).extracting("code").contains(code);
    }

    private static TokenCounts inContext(long input, long cached, long output, long context) {
        return TokenCounts.of(input, cached, output).withContext(context);
    }

    @ParameterizedTest
    @CsvSource({
        "standard, 272000, 2.50, 0.25, 15.00",
        "standard, 272001, 5.00, 0.50, 22.50",
        "batch, 272000, 1.25, 0.125, 7.50",
        "batch, 272001, 2.50, 0.25, 11.25",
        "flex, 272000, 1.25, 0.13, 7.50",
        "flex, 272001, 2.50, 0.25, 11.25",
        "priority, 272000, 5.00, 0.50, 30.00",
    })
    void theWholeRequestIsLongAboveTheThreshold(
            String tier, long input, String inputUsd, String cachedUsd, String outputUsd) {
        Quote quote = quote("gpt-5.4", tier, TokenCounts.of(input, 1_000, 10_000));
        assertThat(quote.lines())
                .extracting(line -> line.tokens() + " " + line.price().toPlainString())
                .containsExactly((input - 1_000) + " " + inputUsd, "1000 " + cachedUsd, "10000 " + outputUsd);
    }

    @Test
    void priorityWithoutLongRatesIsUnpricedAboveTheThreshold() {
        assertUnpriced(quote("gpt-5.4", "priority", TokenCounts.of(272_001, 0, 0)), "no-rate");
    }

    @Test
    void cachedTokensCountForTheContextAndOutputDoesNot() {
        assertPriced(quote("gpt-5.4", "standard", TokenCounts.of(272_001, 272_001, 0)), "0.1360005");
        assertPriced(quote("gpt-5.4", "standard", TokenCounts.of(272_000, 272_000, 100_000)), "1.568");
    }

    @Test
    void theContextSaidDecidesAboutTheWholeRequest() {
        assertPriced(quote("gpt-5.4", "standard", inContext(1_000, 0, 0, 272_000)), "0.0025");
        assertPriced(quote("gpt-5.4", "standard", inContext(1_000, 0, 0, 272_001)), "0.005");
    }

    @Test
    void flexWithoutLongRatesTakesHalfTheStandardLongRate() {
        // gpt-5.6-luna has flex long rates only from 2026-07-30 on
        Quote quote = quote("gpt-5.6-luna", "flex", TokenCounts.of(300_000, 0, 0));
        assertPriced(quote, "0.30");
        assertThat(quote.lines().get(0).rule().id()).isEqualTo("charges.flex-long-context");
    }

    @Test
    void aPublishedFlexLongRateBeatsTheDerivedOne() {
        Quote quote = quote("gpt-5.5", "flex", TokenCounts.of(300_000, 0, 0));
        assertPriced(quote, "1.50");
        assertThat(quote.lines().get(0).rule().id()).isEqualTo("charges.published-rate");
    }

    @ParameterizedTest
    @CsvSource({
        // input, cached, output, context, amount: only what lies beyond the 270,000th token costs double
        "270000, 0, 0, -1, 0.108",
        "270001, 0, 0, -1, 0.1080008",
        "300000, 0, 10000, -1, 0.164",
        "265000, 0, 10000, -1, 0.130",
        "269999, 0, 2, -1, 0.1080044",
        // cached input comes before other input: the 30,000 beyond are other input
        "300000, 280000, 0, -1, 0.045",
        "300000, 200000, 0, -1, 0.072",
        // what was in the session before comes first
        "10000, 0, 1000, 300000, 0.0112",
        "10000, 4000, 1000, 275000, 0.008",
        "10000, 10000, 0, 275000, 0.0015",
        "10000, 0, 0, 270000, 0.004",
        "1000, 0, 1000, 269000, 0.002",
        "1000, 0, 1000, 269500, 0.0028",
    })
    void onlyTheTokensBeyondTheThresholdCostDouble(long input, long cached, long output, long context, String usd) {
        assertPriced(quote(MINI, "standard", inContext(input, cached, output, context)), usd);
    }

    @Test
    void theTokensOnBothSidesOfTheThresholdAreLinesOfTheirOwn() {
        Quote quote = quote(MINI, "standard", TokenCounts.of(300_000, 0, 10_000));
        assertThat(quote.lines()).extracting(LineItem::tokens).containsExactly(270_000L, 30_000L, 10_000L);
        assertThat(quote.lines())
                .extracting(line -> line.amount().toPlainString())
                .containsExactly("0.108", "0.024", "0.032");
    }

    @ParameterizedTest
    @CsvSource({"batch, 0.082", "flex, 0.123", "priority, 0.287"})
    void theExcessDoublesOnEveryTier(String tier, String usd) {
        assertPriced(quote(MINI, tier, TokenCounts.of(300_000, 0, 10_000)), usd);
    }

    @Test
    void theExcessDoublesForAFineTunedModelToo() {
        assertPriced(quote(TUNED, "standard", TokenCounts.of(300_000, 0, 10_000)), "0.328");
    }

    @Test
    void oneCellTurnsTheExcessIntoTheWholeRequest() {
        Rulebook whole = ShippedRules.edited(
                "tables/long-context.csv", "gpt-4.1-mini,270000,excess,", "gpt-4.1-mini,270000,whole-request,");
        Tariff tariff = Tariff.of(whole);
        UsageRecord record = UsageRecord.of(APRIL, UsageKind.of(MINI), TokenCounts.of(300_000, 0, 10_000));
        assertPriced(TARIFF.price(record), "0.164");
        assertPriced(tariff.price(record), "0.272");
        assertPriced(tariff.price(record.withTokens(TokenCounts.of(270_000, 0, 10_000))), "0.124");
        assertThat(tariff.revision()).isNotEqualTo(TARIFF.revision());
    }

    @ParameterizedTest
    @CsvSource({"standard, 0.000726", "batch, 0.000363", "flex, 0.00054450", "priority, 0.0012705"})
    void residencyAddsATenthToEveryLine(String tier, String usd) {
        Quote quote = quote(UsageKind.of(MINI).withServiceTier(tier).withRegion("eu"), SOME);
        assertPriced(quote, usd);
        assertThat(quote.lines()).allSatisfy(line -> assertThat(line.adjustments())
                .extracting(each -> each.adjustment().term().file())
                .containsExactly("tables/terms.csv"));
    }

    @Test
    void residencyIsTakenOnTheFinalAmount() {
        assertPriced(quote(UsageKind.of(MINI).withRegion("eu"), TokenCounts.of(300_000, 0, 10_000)), "0.1804");
    }

    @Test
    void residencyIsDueFromEveryModelAsTheGuideSays() {
        assertPriced(quote(UsageKind.of("o3").withRegion("eu"), TokenCounts.of(100_000, 0, 0)), "0.22");
    }

    @Test
    void anExemptModelPaysNoSurchargeOnceTheTableSaysSo() {
        Rulebook exempting = ShippedRules.edited(
                "tables/regions.csv", "eu,eu.api.openai.com,yes,,", "eu,eu.api.openai.com,yes,o3;gpt-4.1,");
        Tariff tariff = Tariff.of(exempting);
        UsageRecord o3 = UsageRecord.of(APRIL, UsageKind.of("o3").withRegion("eu"), TokenCounts.of(100_000, 0, 0));
        assertPriced(tariff.price(o3), "0.20");
        assertPriced(tariff.price(o3.withKind(o3.kind().withRegion("us"))), "0.22");
        assertPriced(tariff.price(o3.withKind(UsageKind.of(MINI).withRegion("eu"))), "0.044");
    }

    @Test
    void aRegionThatTheTableLacksIsUnpriced() {
        Quote quote = quote(UsageKind.of(MINI).withRegion("mars"), SOME);
        assertUnpriced(quote, "unknown-region");
        assertThat(quote.findings().get(0).message()).contains("mars");
    }

    @Test
    void aResidencyEndpointWithoutATermInForceIsUnpriced() {
        Rulebook later =
                ShippedRules.edited("tables/terms.csv", "data-residency,,,,10,,,", "data-residency,,,,10,2026-05-01,,");
        Tariff tariff = Tariff.of(later);
        UsageRecord eu = UsageRecord.of(APRIL, UsageKind.of(MINI).withRegion("eu"), SOME);
        assertUnpriced(tariff.price(eu), "no-residency-term");
        assertPriced(tariff.price(eu.withAt(Instant.parse("2026-05-01T00:00:00Z"))), "0.000726");
    }

    @Test
    void anUnknownModelIsUnpricedAndNamesTheNearestKnownOnes() {
        Quote quote = quote("gpt-4.1-mni", "standard", SOME);
        assertUnpriced(quote, "unknown-model");
        assertThat(quote.findings().get(0).message()).contains("gpt-4.1-mni").contains("gpt-4.1-mini");
        assertUnpriced(quote("no-such-model", "standard", SOME), "unknown-model");
        assertThat(quote("ft:gpt-4.1-mni:a::b", "standard", SOME)
                        .findings()
                        .get(0)
                        .message())
                .contains("ft:gpt-4.1-mini");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 270_000, 270_001, 300_000})
    void aFineTunedModelOnFlexIsUnpricedAtAnyLength(long input) {
        Quote quote = quote(TUNED, "flex", TokenCounts.of(input, 0, 300));
        assertUnpriced(quote, "no-rate");
        assertThat(quote.findings()).extracting("message").anyMatch(message -> message.toString()
                .startsWith("There is no rate for input of ft:gpt-4.1-mini on the flex tier"));
    }

    @Test
    void nanoOnPriorityIsUnpriced() {
        assertUnpriced(quote("gpt-5-nano", "priority", SOME), "no-rate");
    }

    @Test
    void oneMeterWithoutARateLeavesTheWholeRecordWithoutAPrice() {
        Quote quote = quote("gpt-5-pro", "standard", TokenCounts.of(1_000, 1, 1_000));
        assertUnpriced(quote, "no-rate");
        assertThat(quote.lines()).isEmpty();
    }
}
