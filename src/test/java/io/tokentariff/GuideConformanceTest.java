package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of the guide, as a price that the shipped rulebook gives; each test is named by the guide's sentence. */
class GuideConformanceTest {

    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final Instant APRIL = Instant.parse("2026-04-12T08:30:00Z");
    private static final String MINI = "gpt-4.1-mini";
    private static final String TUNED = "ft:gpt-4.1-mini-2025-04-14:acme::x";
    private static final String PUBLISHED = "charges.published-rate";
    private static final long TOKENS = 100_000;
    private static final BigDecimal SHARE_OF_A_MILLION = new BigDecimal("0.1");

    /**
     * @param section the guide's heading
     * @param sentence the guide's words
     */
    record Price(
            String section,
            String sentence,
            String model,
            String tier,
            String meter,
            String usdPerMillion,
            String rule) {

        @Override
        public String toString() {
            return section + ": " + sentence + " [" + model + ", " + tier + ", " + meter + "]";
        }
    }

    private static final List<Price> PRICES = List.of(
            mini("Quick Reference Pricing for GPT-4.1 mini", "Input Tokens $0.40 $0.10", "standard", "input", "0.40"),
            mini(
                    "Quick Reference Pricing for GPT-4.1 mini",
                    "Input Tokens $0.40 $0.10",
                    "standard",
                    "cached_input",
                    "0.10"),
            mini("Quick Reference Pricing for GPT-4.1 mini", "Output Tokens $1.60 N/A", "standard", "output", "1.60"),
            mini("Standard Processing Tier", "Input: $0.40 per 1 million tokens.", "standard", "input", "0.40"),
            mini(
                    "Standard Processing Tier",
                    "Cached Input: $0.10 per 1 million tokens (representing a 75% discount for repeated context).",
                    "standard",
                    "cached_input",
                    "0.10"),
            mini("Standard Processing Tier", "Output: $1.60 per 1 million tokens.", "standard", "output", "1.60"),
            mini("Batch API Pricing", "Input: $0.20 per 1 million tokens.", "batch", "input", "0.20"),
            mini("Batch API Pricing", "Output: $0.80 per 1 million tokens.", "batch", "output", "0.80"),
            mini(
                    "Flex Processing Tier",
                    "Input: $0.30 per 1 million tokens (approximate average).",
                    "flex",
                    "input",
                    "0.30"),
            mini("Flex Processing Tier", "Output: $1.20 per 1 million tokens.", "flex", "output", "1.20"),
            mini("Priority Processing Tier", "Input: $0.70 per 1 million tokens.", "priority", "input", "0.70"),
            mini(
                    "Priority Processing Tier",
                    "Cached Input: $0.175 per 1 million tokens.",
                    "priority",
                    "cached_input",
                    "0.175"),
            mini("Priority Processing Tier", "Output: $2.80 per 1 million tokens.", "priority", "output", "2.80"),
            new Price(
                    "Training Rates",
                    "Training Cost: $5.00 per 1 million tokens.",
                    MINI,
                    "standard",
                    "training",
                    "5.00",
                    "charges.training"),
            tuned("Input: $0.80 per 1 million tokens.", "input", "0.80"),
            tuned("Cached Input: $0.20 per 1 million tokens.", "cached_input", "0.20"),
            tuned("Output: $3.20 per 1 million tokens.", "output", "3.20"),
            gpt5("GPT-4.1 mini vs. GPT-5 mini", "GPT-5 mini Standard Input: $0.25 per 1M tokens.", "input", "0.25"),
            gpt5("GPT-4.1 mini vs. GPT-5 mini", "GPT-5 mini Standard Output: $2.00 per 1M tokens.", "output", "2.00"),
            gpt5(
                    "GPT-4.1 mini vs. GPT-5 mini",
                    "GPT-5 mini offers a lower entry cost for input tokens ($0.25 vs $0.40)",
                    "input",
                    "0.25"),
            gpt5(
                    "GPT-4.1 mini vs. GPT-5 mini",
                    "a slightly higher cost for generated output ($2.00 vs $1.60)",
                    "output",
                    "2.00"),
            gpt5("GPT-4.1 mini vs. GPT-5 nano", "GPT-5 nano Standard Input: $0.05 per 1M tokens.", "input", "0.05"),
            gpt5("GPT-4.1 mini vs. GPT-5 nano", "GPT-5 nano Standard Output: $0.40 per 1M tokens.", "output", "0.40"),
            mini(
                    "Prompt Caching Benefits",
                    "For GPT-4.1 mini, this reduces the input cost from $0.40 to $0.10.",
                    "standard",
                    "input",
                    "0.40"),
            mini(
                    "Prompt Caching Benefits",
                    "For GPT-4.1 mini, this reduces the input cost from $0.40 to $0.10.",
                    "standard",
                    "cached_input",
                    "0.10"),
            new Price(
                    "When to Migrate to GPT-5 mini or nano",
                    "GPT-5 mini's $0.25 input rate will significantly lower your monthly bill.",
                    "gpt-5-mini",
                    "standard",
                    "input",
                    "0.25",
                    PUBLISHED),
            mini("Summary of Pricing Dynamics", "Standard Usage: $0.40 In / $1.60 Out.", "standard", "input", "0.40"),
            mini("Summary of Pricing Dynamics", "Standard Usage: $0.40 In / $1.60 Out.", "standard", "output", "1.60"));

    private static Price mini(String section, String sentence, String tier, String meter, String usd) {
        return new Price(section, sentence, MINI, tier, meter, usd, PUBLISHED);
    }

    private static Price tuned(String sentence, String meter, String usd) {
        return new Price("Inference Rates for Fine-Tuned Models", sentence, TUNED, "standard", meter, usd, PUBLISHED);
    }

    private static Price gpt5(String section, String sentence, String meter, String usd) {
        String model = section.endsWith("nano") ? "gpt-5-nano" : "gpt-5-mini";
        return new Price(section, sentence, model, "standard", meter, usd, PUBLISHED);
    }

    static List<Price> prices() {
        return PRICES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("prices")
    void chargesWhatTheGuideSays(Price price) {
        LineItem line = onlyLine(price.model(), price.tier(), price.meter(), "global");
        BigDecimal usd = new BigDecimal(price.usdPerMillion());
        assertThat(line.price().usd()).isEqualByComparingTo(usd);
        assertThat(line.amount().usd()).isEqualByComparingTo(usd.multiply(SHARE_OF_A_MILLION));
        assertThat(line.rule().id()).isEqualTo(price.rule());
        assertThat(line.rule().source()).startsWith("guide, ");
        assertThat(line.charge().rate().source()).startsWith("guide, ");
        assertThat(line.charge().rate().row().file()).isEqualTo("tables/rates.csv");
        assertThat(line.adjustments()).isEmpty();
    }

    /** The sentences that rates stand in word by word: the row quotes them. */
    static Stream<Price> quotedPrices() {
        return PRICES.stream()
                .filter(price ->
                        price.sentence().contains(" per 1") && price.sentence().endsWith("."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quotedPrices")
    void quotesTheGuideInTheRowOfTheRate(Price price) {
        LineItem line = onlyLine(price.model(), price.tier(), price.meter(), "global");
        assertThat(line.charge().rate().source())
                .isEqualTo("guide, %s: \"%s\"".formatted(price.section(), price.sentence()));
    }

    /** "The Flex tier … $0.30 per 1 million tokens (approximate average)". */
    @ParameterizedTest(name = "Flex: (approximate average), {0}")
    @ValueSource(strings = {"input", "output"})
    void saysThatFlexRatesAreApproximate(String meter) {
        Quote quote = quote(MINI, "flex", meter, "global");
        assertThat(quote.findings()).extracting("code").containsExactly("approximate-rate");
        assertThat(quote.findings().get(0).rule().id()).isEqualTo("guards.approximate-rate");
    }

    /** "Cached Input: $0.10 per 1 million tokens (representing a 75% discount …)"; "save up to 75% on inputs". */
    @ParameterizedTest(name = "representing a 75% discount for repeated context: {0}, {1}")
    @MethodSource("cachedRates")
    void takesThreeQuartersOffCachedInput(String model, String tier, String rule) {
        LineItem input = onlyLine(model, tier, "input", "global");
        LineItem cached = onlyLine(model, tier, "cached_input", "global");
        assertThat(cached.amount().times(new BigDecimal(4))).isEqualTo(input.amount());
        assertThat(cached.rule().id()).isEqualTo(rule);
    }

    static Stream<Arguments> cachedRates() {
        return Stream.of(
                Arguments.of(MINI, "standard", PUBLISHED),
                Arguments.of(MINI, "priority", PUBLISHED),
                Arguments.of(MINI, "flex", "charges.cached-input"),
                Arguments.of(MINI, "batch", "charges.batch-half-price"),
                Arguments.of(TUNED, "standard", PUBLISHED),
                Arguments.of(TUNED, "batch", "charges.batch-half-price"));
    }

    /** "the Batch API offers a 50% discount compared to Standard rates"; "reflecting the 50% discounted rate". */
    @ParameterizedTest(name = "the Batch API offers a 50% discount compared to Standard rates: {0}, {1}")
    @MethodSource("batchMeters")
    void batchIsHalfOfStandard(String model, String meter, String rule) {
        LineItem standard = onlyLine(model, "standard", meter, "global");
        LineItem batch = onlyLine(model, "batch", meter, "global");
        assertThat(batch.amount().times(new BigDecimal(2))).isEqualTo(standard.amount());
        assertThat(batch.rule().id()).isEqualTo(rule);
    }

    static Stream<Arguments> batchMeters() {
        String half = "charges.batch-half-price";
        return Stream.of(
                Arguments.of(MINI, "input", PUBLISHED),
                Arguments.of(MINI, "cached_input", half),
                Arguments.of(MINI, "output", PUBLISHED),
                Arguments.of(TUNED, "input", PUBLISHED),
                Arguments.of(TUNED, "cached_input", half),
                Arguments.of(TUNED, "output", PUBLISHED),
                Arguments.of("gpt-5-mini", "input", half),
                Arguments.of("gpt-5-mini", "output", half),
                Arguments.of("gpt-5-nano", "input", half),
                Arguments.of("gpt-5-nano", "output", half));
    }

    /** "subject to a 10% surcharge on top of standard rates. This applies across all processing tiers". */
    @ParameterizedTest(
            name = "a 10% surcharge … across all processing tiers, including Batch and Priority: {0}, {1}, {2}")
    @MethodSource("everyTier")
    void addsATenthOnResidencyEndpoints(String tier, String meter, String region) {
        LineItem global = onlyLine(MINI, tier, meter, "global");
        LineItem regional = onlyLine(MINI, tier, meter, region);
        assertThat(regional.amount()).isEqualTo(global.amount().times(new BigDecimal("1.1")));
        assertThat(regional.adjustments())
                .extracting(each -> each.rule().id())
                .containsExactly("charges.data-residency");
    }

    static Stream<Arguments> everyTier() {
        return Stream.of("standard", "batch", "flex", "priority").flatMap(tier -> Stream.of(
                        "input", "cached_input", "output")
                .flatMap(meter -> Stream.of("eu", "us", "jp").map(region -> Arguments.of(tier, meter, region))));
    }

    /** "GPT-5 nano is roughly 8x cheaper for input and 4x cheaper for output than GPT-4.1 mini." */
    @ParameterizedTest(name = "GPT-5 nano is roughly 8x cheaper for input and 4x cheaper for output: {0}, {1}x")
    @MethodSource("nanoRatios")
    void nanoIsCheaperByTheGuidesRatio(String meter, int times) {
        LineItem nano = onlyLine("gpt-5-nano", "standard", meter, "global");
        LineItem mini = onlyLine(MINI, "standard", meter, "global");
        assertThat(nano.amount().times(new BigDecimal(times))).isEqualTo(mini.amount());
    }

    static Stream<Arguments> nanoRatios() {
        return Stream.of(Arguments.of("input", 8), Arguments.of("output", 4));
    }

    /** "context lengths under 270k tokens"; "the first 270k tokens of any session …, after which prices may double". */
    @ParameterizedTest(name = "the first 270k tokens of any session, after which prices may double: {0} tokens")
    @MethodSource("sessions")
    void doublesAfterTheFirst270kTokens(long tokens, String usd) {
        Quote quote = quote(MINI, "standard", "global", TokenCounts.of(tokens, 0, 0));
        assertThat(Objects.requireNonNull(quote.amount()).usd()).isEqualByComparingTo(usd);
        assertThat(quote.lines().stream().flatMap(line -> line.adjustments().stream()))
                .allSatisfy(each -> {
                    assertThat(each.rule().id()).isEqualTo("charges.long-context");
                    assertThat(each.rule().source()).contains("first 270k tokens of any session");
                    assertThat(each.adjustment().term().file()).isEqualTo("tables/long-context.csv");
                });
    }

    static Stream<Arguments> sessions() {
        return Stream.of(
                Arguments.of(269_999, "0.1079996"),
                Arguments.of(270_000, "0.108"),
                Arguments.of(270_001, "0.1080008"),
                Arguments.of(1_047_576, "0.7300608"));
    }

    /** "a 128k context window, though some enterprise tiers may offer expanded windows … 1.05M window variants". */
    @Test
    void pricesSessionsBeyondThe128kWindowBecauseVariantsOf1050kExist() {
        ModelInfo mini = Objects.requireNonNull(TARIFF.rulebook().rateCard().model(MINI));
        assertThat(mini.contextWindow()).isGreaterThan(1_000_000);
        Quote quote = quote(MINI, "standard", "global", TokenCounts.of(129_000, 0, 0));
        assertThat(Objects.requireNonNull(quote.amount()).usd()).isEqualByComparingTo("0.0516");
    }

    /** "billed based on the number of tokens in your training dataset across the number of epochs performed". */
    @Test
    void trainsAtFiveDollarsAMillionAcrossTheEpochs() {
        LineItem line = onlyLine(TARIFF.price(UsageRecord.of(
                APRIL, UsageKind.of(MINI).withOperation(Operation.TRAINING), TokenCounts.trained(3 * 2_000_000))));
        assertThat(line.amount().usd()).isEqualByComparingTo("30.00");
    }

    private static LineItem onlyLine(String model, String tier, String meter, String region) {
        return onlyLine(quote(model, tier, meter, region));
    }

    private static LineItem onlyLine(Quote quote) {
        assertThat(quote.status()).as("%s", quote.findings()).isEqualTo(PriceStatus.PRICED);
        assertThat(quote.lines()).hasSize(1);
        assertThat(quote.amount()).isEqualTo(quote.lines().get(0).amount());
        return quote.lines().get(0);
    }

    private static Quote quote(String model, String tier, String meter, String region) {
        return quote(model, tier, region, tokens(meter));
    }

    private static Quote quote(String model, String tier, String region, TokenCounts tokens) {
        UsageKind kind = UsageKind.of(model).withServiceTier(tier).withRegion(region);
        return TARIFF.price(
                UsageRecord.of(APRIL, tokens.training() > 0 ? kind.withOperation(Operation.TRAINING) : kind, tokens));
    }

    private static TokenCounts tokens(String meter) {
        return switch (meter) {
            case Meters.INPUT -> TokenCounts.of(TOKENS, 0, 0);
            case Meters.CACHED_INPUT -> TokenCounts.of(TOKENS, TOKENS, 0);
            case Meters.OUTPUT -> TokenCounts.of(0, 0, TOKENS);
            case Meters.TRAINING -> TokenCounts.trained(TOKENS);
            default -> throw new IllegalArgumentException(meter);
        };
    }
}
