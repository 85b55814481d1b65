package io.tokentariff.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule decides a line, and what a finding says; what it comes to stands in the corpus alone. */
class DecidedByTest {

    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final Instant APRIL = Instant.parse("2026-04-12T08:30:00Z");
    private static final String MINI = "gpt-4.1-mini";
    private static final TokenCounts SOME = TokenCounts.of(1_200, 1_000, 300);

    private static Quote quote(UsageKind kind, TokenCounts tokens) {
        return TARIFF.price(UsageRecord.of(APRIL, kind, tokens));
    }

    @ParameterizedTest
    @CsvSource({
        // model, tier, input, cached, rule of the first line
        "gpt-4.1-mini, batch, 1000, 1000, charges.batch-half-price",
        "gpt-4.1-mini, batch, 1000, 0, charges.published-rate",
        "gpt-4.1-mini, flex, 1000, 1000, charges.cached-input",
        "gpt-4.1-mini, priority, 1000, 1000, charges.published-rate",
        "gpt-5-mini, batch, 1000, 0, charges.batch-half-price",
        "gpt-5.4-nano, batch, 1000, 0, charges.published-rate",
        "gpt-5.6-luna, flex, 300000, 0, charges.flex-long-context",
        "gpt-5.5, flex, 300000, 0, charges.published-rate",
    })
    void aLineIsDecidedBy(String model, String tier, long input, long cached, String rule) {
        Quote quote = quote(UsageKind.of(model).withServiceTier(tier), TokenCounts.of(input, cached, 0));
        assertThat(quote.lines()).first().extracting(line -> line.rule().id()).isEqualTo(rule);
    }

    @Test
    void theTokensOnBothSidesOfTheThresholdAreLinesOfTheirOwn() {
        Quote quote = quote(UsageKind.of(MINI), TokenCounts.of(300_000, 0, 10_000));
        assertThat(quote.lines()).extracting(LineItem::tokens).containsExactly(270_000L, 30_000L, 10_000L);
        assertThat(quote.lines().get(0).adjustments()).isEmpty();
        assertThat(quote.lines().get(1).adjustments()).allSatisfy(each -> {
            assertThat(each.rule().id()).isEqualTo("charges.long-context");
            assertThat(each.adjustment().term().file()).isEqualTo("tables/long-context.csv");
        });
    }

    @Test
    void theSurchargeComesFromARowOfTerms() {
        Quote quote = quote(UsageKind.of(MINI).withRegion("eu"), SOME);
        assertThat(quote.lines()).allSatisfy(line -> {
            assertThat(line.adjustments())
                    .extracting(each -> each.rule().id())
                    .containsExactly("charges.data-residency");
            assertThat(line.adjustments().get(0).adjustment().term().file()).isEqualTo("tables/terms.csv");
        });
    }

    @Test
    void anApproximateRateIsToldByAGuard() {
        Quote quote = quote(UsageKind.of(MINI).withServiceTier("flex"), SOME);
        assertThat(quote.findings()).extracting(each -> each.rule().id()).containsOnly("guards.approximate-rate");
    }

    @Test
    void anUnpricedRecordHasNoLinesAndSaysWhatIsMissing() {
        Quote quote = quote(UsageKind.of("ft:gpt-4.1-mini-2025-04-14:acme::x").withServiceTier("flex"), SOME);
        assertThat(quote.lines()).isEmpty();
        assertThat(quote.findings()).extracting("message").anyMatch(message -> message.toString()
                .startsWith("There is no rate for input of ft:gpt-4.1-mini on the flex tier"));
    }

    @Test
    void anUnknownModelNamesTheNearestAndARegionItself() {
        assertThat(quote(UsageKind.of("gpt-4.1-mni"), SOME).findings().get(0).message())
                .contains("gpt-4.1-mni", "gpt-4.1-mini");
        assertThat(quote(UsageKind.of("ft:gpt-4.1-mni:a::b"), SOME)
                        .findings()
                        .get(0)
                        .message())
                .contains("ft:gpt-4.1-mini");
        assertThat(quote(UsageKind.of(MINI).withRegion("mars"), SOME)
                        .findings()
                        .get(0)
                        .message())
                .contains("mars");
    }

    @Test
    void aModelIsWhatTheTablesCallIt() {
        Quote quote = quote(UsageKind.of("openai/gpt-4.1-mini-2025-04-14").withServiceTier("fast"), SOME);
        assertThat(quote.canonicalModel()).isEqualTo(MINI);
        assertThat(quote.usage().tier()).isEqualTo("priority");
    }

    @Test
    void aTierThatALogDoesNotSayIsToldOf() {
        UsageKind unsaid = new UsageKind(
                MINI,
                "standard",
                false,
                io.tokentariff.usage.Operation.INFERENCE,
                "global",
                io.tokentariff.usage.UsageStatus.COMPLETED);
        assertThat(quote(unsaid, SOME).findings()).extracting("code").containsExactly("assumed-tier");
    }
}
