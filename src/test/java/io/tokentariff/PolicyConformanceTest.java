package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pricing policy, section by section, with the shipped rulebook: each boundary on both sides. */
class PolicyConformanceTest {

    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final Instant APRIL = Instant.parse("2026-04-12T08:30:00Z");
    private static final String MINI = "gpt-4.1-mini";
    private static final String SNAPSHOT = "gpt-4.1-mini-2025-04-14";
    private static final String TUNED = "ft:gpt-4.1-mini-2025-04-14:acme::x";
    private static final TokenCounts WORKED = TokenCounts.of(1_200, 1_000, 300);

    private static Quote quote(UsageKind kind, TokenCounts tokens) {
        return TARIFF.price(UsageRecord.of(APRIL, kind, tokens));
    }

    private static Quote quote(String model, String tier, TokenCounts tokens) {
        return quote(UsageKind.of(model).withServiceTier(tier), tokens);
    }

    private static Quote on(String at, String model, TokenCounts tokens) {
        return TARIFF.price(UsageRecord.of(Instant.parse(at), UsageKind.of(model), tokens));
    }

    private static void assertPriced(Quote quote, String usd) {
        assertThat(quote.status()).as("%s", quote.findings()).isEqualTo(PriceStatus.PRICED);
        assertThat(Objects.requireNonNull(quote.amount()).usd()).isEqualByComparingTo(usd);
    }

    private static void assertUnpriced(Quote quote, String code) {
        assertThat(quote.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(quote.amount()).isNull();
        assertThat(quote.lines()).isEmpty();
        assertThat(quote.findings()).extracting("code").contains(code);
    }

    private static TokenCounts cacheWrite(long input, long cached, long written, long output) {
        return TokenCounts.of(input, cached, written, output);
    }

    private static TokenCounts inContext(long input, long cached, long output, long context) {
        return TokenCounts.of(input, cached, output).withContext(context);
    }

    @Nested
    @DisplayName("1. Usage")
    class UsageFacts {

        @ParameterizedTest
        @ValueSource(strings = {"gpt-4.1-mini", "gpt-4.1-mini-2025-04-14", "openai/gpt-4.1-mini"})
        void everyNameOfAModelHasItsPrice(String name) {
            for (String tier : new String[] {"standard", "batch", "flex", "priority"}) {
                Quote quote = quote(name, tier, WORKED);
                assertThat(quote.amount()).isEqualTo(quote(MINI, tier, WORKED).amount());
                assertThat(quote.canonicalModel()).isEqualTo(MINI);
            }
        }

        @Test
        void aSnapshotIsPricedLikeItsAliasInPriority() {
            // 200 x 0.70 + 1,000 x 0.175 + 300 x 2.80 per million
            assertPriced(quote(SNAPSHOT, "priority", WORKED), "0.001155");
        }

        @ParameterizedTest
        @CsvSource({"standard,default", "flex,flex-tier", "priority,fast"})
        void everyNameOfATierHasItsPrice(String canonical, String other) {
            Quote quote = quote(MINI, other, WORKED);
            assertThat(quote.usage().tier()).isEqualTo(canonical);
            assertThat(quote.amount())
                    .isNotNull()
                    .isEqualTo(quote(MINI, canonical, WORKED).amount());
        }

        @Test
        void theTierAutoIsUnpriced() {
            assertUnpriced(quote(MINI, "auto", WORKED), "tier-not-rated");
        }

        @Test
        void anUnknownTierIsUnpriced() {
            assertUnpriced(quote(MINI, "scale", WORKED), "unknown-tier");
        }

        @Test
        void aTierThatTheLogDoesNotSayIsStandardAndSaysSo() {
            UsageKind kind =
                    new UsageKind(MINI, "standard", false, Operation.INFERENCE, "global", UsageStatus.COMPLETED);
            Quote quote = quote(kind, WORKED);
            assertPriced(quote, "0.00066");
            assertThat(quote.findings()).extracting("code").containsExactly("assumed-tier");
        }

        @Test
        void theDayInForceIsTheDayInUtc() {
            TokenCounts tokens = TokenCounts.of(100_000, 0, 0);
            assertPriced(on("2026-07-29T00:00:00Z", "gpt-5.6-luna", tokens), "0.10");
            assertPriced(on("2026-07-29T23:59:59.999Z", "gpt-5.6-luna", tokens), "0.10");
            assertPriced(on("2026-07-30T00:00:00Z", "gpt-5.6-luna", tokens), "0.02");
            assertPriced(on("2026-07-30T12:00:00+14:00", "gpt-5.6-luna", tokens), "0.10");
        }

        @ParameterizedTest
        @CsvSource({"2026-07-29T12:00:00Z, 1.00, 0.10, 1.25, 6.00", "2026-07-30T12:00:00Z, 0.20, 0.02, 0.25, 1.20"})
        void everyMeterOfLunaChangesOnTheThirtiethOfJuly(
                String at, String input, String cached, String written, String output) {
            // 10,000 of each meter
            Quote quote = on(at, "gpt-5.6-luna", cacheWrite(30_000, 10_000, 10_000, 10_000));
            assertThat(quote.lines())
                    .extracting(line -> line.price().toPlainString())
                    .containsExactly(input, cached, written, output);
        }

        @Test
        void o3ChangesOnTheTenthOfJune2025() {
            TokenCounts tokens = TokenCounts.of(1_000_000, 0, 1_000_000);
            assertPriced(on("2025-06-09T23:59:59.999999999Z", "o3", tokens), "50.00");
            assertPriced(on("2025-06-10T00:00:00Z", "o3", tokens), "10.00");
        }

        @Test
        void cachedInputOfO3HasNoPriceBeforeItsRateBegins() {
            TokenCounts tokens = TokenCounts.of(1_000, 1_000, 0);
            assertUnpriced(on("2025-06-09T12:00:00Z", "o3", tokens), "no-rate");
            assertPriced(on("2025-06-10T00:00:00Z", "o3", tokens), "0.0005");
        }

        @Test
        void tokensWrittenToTheCacheHaveTheirOwnRateWhereTheModelHasOne() {
            // 600 x 4.00 + 100 x 0.40 + 300 x 5.00 + 50 x 20.00 per million
            assertPriced(
                    TARIFF.price(UsageRecord.of(
                            Instant.parse("2026-09-01T00:00:00Z"),
                            UsageKind.of("gpt-5.6-sol"),
                            cacheWrite(1_000, 100, 300, 50))),
                    "0.00494");
        }

        @Test
        void tokensWrittenToTheCacheArePlainInputWhereTheModelHasNoSuchRate() {
            Quote written = quote(MINI, "standard", cacheWrite(1_200, 1_000, 150, 300));
            assertPriced(written, "0.00066");
            assertThat(written.lines())
                    .extracting(LineItem::meter)
                    .containsExactly("input", "cached_input", "cache_write", "output");
        }

        @Test
        void tokensWrittenToTheCacheHaveNoPriceOnATierWithoutThatRate() {
            Quote quote = quote("gpt-5.6-luna", "flex", cacheWrite(1_000, 0, 300, 0));
            assertUnpriced(quote, "no-rate");
        }

        @Test
        void aSumOfRequestsWithoutContextIsShortAndSaysSo() {
            UsageRecord one = UsageRecord.of(APRIL, UsageKind.of("gpt-5.4"), TokenCounts.of(300_000, 0, 0));
            assertPriced(TARIFF.price(one), "1.50");
            Quote sum = TARIFF.price(withRequests(one, 2));
            assertPriced(sum, "0.75");
            assertThat(sum.findings()).extracting("code").containsExactly("assumed-short-context");
        }

        @Test
        void aSumOfRequestsWithItsContextSaidIsPricedByIt() {
            UsageRecord sum =
                    withRequests(UsageRecord.of(APRIL, UsageKind.of("gpt-5.4"), inContext(300_000, 0, 0, 300_000)), 2);
            Quote quote = TARIFF.price(sum);
            assertPriced(quote, "1.50");
            assertThat(quote.findings()).isEmpty();
        }

        @Test
        void aSumOfRequestsOfAModelWithoutAThresholdNeedsNoFinding() {
            UsageRecord sum =
                    withRequests(UsageRecord.of(APRIL, UsageKind.of("gpt-5-mini"), TokenCounts.of(1_000_000, 0, 0)), 9);
            Quote quote = TARIFF.price(sum);
            assertPriced(quote, "0.25");
            assertThat(quote.findings()).isEmpty();
        }

        @Test
        void aSumOfRequestsIsNotSplitAtTheThreshold() {
            UsageRecord sum =
                    withRequests(UsageRecord.of(APRIL, UsageKind.of(MINI), TokenCounts.of(300_000, 0, 10_000)), 40);
            assertPriced(TARIFF.price(sum), "0.136");
        }

        @Test
        void whoseUsageItIsDoesNotChangeTheShippedPrice() {
            UsageRecord record = UsageRecord.of(APRIL, UsageKind.of(MINI), WORKED)
                    .withAccount(new Account("search", "u", "k", Map.of("team", "a")));
            assertPriced(TARIFF.price(record), "0.00066");
        }

        private UsageRecord withRequests(UsageRecord record, long requests) {
            return record.withTokens(record.tokens().withRequests(requests));
        }
    }

    @Nested
    @DisplayName("2.1 to 2.5: rates, batch, cached input, training")
    class Rates {

        @ParameterizedTest
        @CsvSource({
            "gpt-4.1-mini, standard, 0.40, 0.10, 1.60",
            "gpt-4.1-mini, batch, 0.20, 0.05, 0.80",
            "gpt-4.1-mini, flex, 0.30, 0.075, 1.20",
            "gpt-4.1-mini, priority, 0.70, 0.175, 2.80",
            "ft:gpt-4.1-mini-2025-04-14:acme::x, standard, 0.80, 0.20, 3.20",
            "ft:gpt-4.1-mini-2025-04-14:acme::x, batch, 0.40, 0.10, 1.60",
            "gpt-5-nano, batch, 0.025, 0.0025, 0.20",
        })
        void pricesOfATier(String model, String tier, String input, String cached, String output) {
            Quote quote = quote(model, tier, TokenCounts.of(2_000, 1_000, 1_000));
            assertThat(quote.lines())
                    .extracting(line -> line.meter() + " " + line.price().toPlainString())
                    .containsExactly("input " + input, "cached_input " + cached, "output " + output);
        }

        @Test
        void aPublishedBatchRateBeatsTheDerivedOne() {
            Quote published = quote("gpt-5.4-nano", "batch", TokenCounts.of(1_000, 0, 1_000));
            assertThat(published.lines()).extracting(line -> line.rule().id()).containsOnly("charges.published-rate");
            Rulebook raised = ShippedRules.edited(
                    "tables/rates.csv", "gpt-4.1-mini,no,batch,,input,0.20,", "gpt-4.1-mini,no,batch,,input,0.35,");
            assertPriced(
                    Tariff.of(raised)
                            .price(UsageRecord.of(
                                    APRIL, UsageKind.of(MINI).withServiceTier("batch"), TokenCounts.of(100_000, 0, 0))),
                    "0.035");
        }

        @Test
        void cachedInputOfAnotherModelWithoutARateHasNoPrice() {
            assertUnpriced(quote("gpt-5-pro", "standard", TokenCounts.of(1_000, 1_000, 0)), "no-rate");
            assertUnpriced(quote("gpt-audio-mini", "standard", TokenCounts.of(1_000, 1, 0)), "no-rate");
        }

        @Test
        void aMeterWithoutTokensNeedsNoRate() {
            assertPriced(quote("gpt-5-pro", "standard", TokenCounts.of(1_000, 0, 0)), "0.015");
        }

        @ParameterizedTest
        @EnumSource(
                value = UsageStatus.class,
                names = {"COMPLETED", "GATEWAY_CACHE"},
                mode = EnumSource.Mode.EXCLUDE)
        void aBatchThatIsNotCompletedIsNotBilled(UsageStatus status) {
            Quote quote = quote(UsageKind.of(MINI).withServiceTier("batch").withStatus(status), WORKED);
            assertThat(quote.status()).isEqualTo(PriceStatus.NOT_BILLED);
            assertThat(Objects.requireNonNull(quote.amount()).isZero()).isTrue();
            assertThat(quote.lines()).isEmpty();
            assertThat(quote.findings()).extracting("code").containsExactly("batch-not-completed");
            assertThat(quote.findings().get(0).message()).contains(status.word());
        }

        @ParameterizedTest
        @ValueSource(strings = {"standard", "flex", "priority"})
        void onOtherTiersTheTokensOfAFailedRequestAreBilled(String tier) {
            Quote failed = quote(UsageKind.of(MINI).withServiceTier(tier).withStatus(UsageStatus.FAILED), WORKED);
            assertThat(failed.amount()).isEqualTo(quote(MINI, tier, WORKED).amount());
        }

        @Test
        void trainingHasNoTierNoContextAndNoSurcharge() {
            UsageKind training = UsageKind.of(MINI).withOperation(Operation.TRAINING);
            TokenCounts tokens = TokenCounts.trained(6_000_000);
            assertPriced(quote(training, tokens), "30.00");
            assertPriced(quote(training.withServiceTier("batch"), tokens), "30.00");
            assertPriced(quote(training.withServiceTier("auto"), tokens), "30.00");
            assertPriced(quote(training.withRegion("eu"), tokens), "30.00");
            assertPriced(quote(training.withRegion("mars"), tokens), "30.00");
            assertPriced(quote(training.withModel(TUNED), tokens), "30.00");
        }

        @Test
        void trainingOfAModelWithoutATrainingRateHasNoPrice() {
            UsageKind training = UsageKind.of("gpt-5-mini").withOperation(Operation.TRAINING);
            assertUnpriced(quote(training, TokenCounts.trained(1)), "no-rate");
        }

        @Test
        void aTrainingJobThatFailedWithoutTrainedTokensIsNotBilled() {
            UsageKind failed =
                    UsageKind.of(MINI).withOperation(Operation.TRAINING).withStatus(UsageStatus.FAILED);
            Quote quote = quote(failed, TokenCounts.NONE);
            assertThat(quote.status()).isEqualTo(PriceStatus.NOT_BILLED);
            assertThat(quote.findings()).extracting("code").containsExactly("training-not-completed");
        }

        @Test
        void inferenceTokensOfATrainingJobHaveNoPrice() {
            assertUnpriced(quote(UsageKind.of(MINI).withOperation(Operation.TRAINING), WORKED), "no-rate");
        }

        @Test
        void trainedTokensOfAnInferenceRecordHaveNoPrice() {
            assertUnpriced(quote(UsageKind.of(MINI), TokenCounts.trained(5)), "no-rate");
        }

        @Test
        void otherMetersHaveTheirRates() {
            TokenCounts audio = TokenCounts.of(1_000, 0, 500).with(Map.of("audio_input", 2_000L));
            // 1,000 x 0.60 + 500 x 2.40 + 2,000 x 10.00 per million
            assertPriced(quote("gpt-audio-mini", "standard", audio), "0.0218");
            assertPriced(quote(UsageKind.of("gpt-audio-mini").withRegion("eu"), audio), "0.02398");
        }

        @Test
        void aMeterThatNoTableNamesHasNoPrice() {
            TokenCounts video = TokenCounts.ofOne("video", 1);
            assertUnpriced(quote(MINI, "standard", video), "no-rate");
        }
    }
}
