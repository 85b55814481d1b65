package io.tokentariff.review.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two small price lists become rows, or are told of. */
class PriceImportTest {

    private static final Path PRICES = Path.of("fixtures", "prices");
    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final Imported IMPORTED = PriceImport.of(
            SHIPPED,
            List.of(
                    PriceFile.read(PRICES.resolve("litellm.json")),
                    PriceFile.read(PRICES.resolve("genai-prices.json"))));
    private static final Rulebook MADE = RulebookLoader.load(RulebookFiles.of(IMPORTED.texts()));

    @TempDir
    Path folder;

    private static Quote quote(String model, String tier, String day, TokenCounts tokens) {
        return MADE.quote(UsageRecord.of(
                Instant.parse(day + "T00:00:00Z"), UsageKind.of(model).withServiceTier(tier), tokens));
    }

    private static List<String> why(String model, String field) {
        return IMPORTED.leftOut().stream()
                .filter(each -> each.model().equals(model) && each.what().equals(field))
                .map(LeftOut::why)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "quill-large,            standard, input,              3.00",
        "quill-large,            standard, cached_input,       0.30",
        "quill-large,            standard, cache_write,        3.75",
        "quill-large,            standard, output,            15.00",
        "quill-large,            batch,    input,              1.50",
        "quill-large,            batch,    output,             7.50",
        "quill-large,            priority, output,            22.50",
        "quill-small,            standard, input,              0.25",
        "quill-small-2026-02-01, standard, input,              0.25",
        "quill-small,            batch,    input,             0.125",
        "openrouter/quill-small, standard, input,              0.30",
        "quill-embed,            standard, input,              0.02",
        "quill-voice,            standard, audio_output,      32.00",
        "quill-voice,            standard, cached_audio_input, 0.20",
        "quill-deep,             standard, output,            10.00",
        "azure/gpt-4.1-mini,     standard, output,             1.76",
        "gpt-4.1-mini,           standard, input,              0.40",
        "gpt-4.1-mini,           flex,     input,              0.30"
    })
    void aPriceIsThatOfTheList(String model, String tier, String meter, String usdPerMillion) {
        Quote quote = quote(model, tier, "2026-09-01", TokenCounts.ofOne(meter, 100_000));
        assertThat(quote.amount()).as("%s", quote.findings()).isNotNull();
        assertThat(quote.lines())
                .filteredOn(line -> line.meter().equals(meter))
                .extracting(line -> line.price().toPlainString())
                .containsExactly(usdPerMillion);
    }

    @ParameterizedTest
    @CsvSource({"200000, 0.60 USD", "200001, 1.200006 USD"})
    void aPriceAboveASizeIsThatOfTheWholeRequest(long input, String amount) {
        assertThat(quote("quill-large", "standard", "2026-09-01", TokenCounts.of(input, 0, 0))
                        .amount())
                .hasToString(amount);
    }

    @Test
    void aSecondAndAQueryHaveTheirPrices() {
        assertThat(quote("quill-ear", "standard", "2026-09-01", TokenCounts.ofOne("audio_seconds", 90))
                        .amount())
                .hasToString("0.009 USD");
        assertThat(quote("quill-rank", "standard", "2026-09-01", TokenCounts.ofOne("queries", 3))
                        .amount())
                .hasToString("0.006 USD");
        assertThat(quote("quill-large", "standard", "2026-09-01", TokenCounts.ofOne("web_search_calls", 2))
                        .amount())
                .hasToString("0.02 USD");
        assertThat(quote("quill-small", "standard", "2026-09-01", TokenCounts.of(1_000_000, 0, 0))
                        .amount())
                .as("a request is 0.002")
                .hasToString("0.252 USD");
    }

    @Test
    void aPriceBeginsOnItsDay() {
        TokenCounts tokens = TokenCounts.of(1_000_000, 0, 0);
        assertThat(quote("quill-voice", "standard", "2026-07-31", tokens).amount())
                .hasToString("4.00 USD");
        assertThat(quote("quill-voice", "standard", "2026-08-01", tokens).amount())
                .hasToString("2.00 USD");
    }

    @Test
    void aProviderOfItsOwnHasRowsOfItsOwn() {
        Quote azure = quote("azure/gpt-4.1-mini", "standard", "2026-09-01", TokenCounts.of(1_000, 0, 10));
        assertThat(azure.findings()).extracting(PlannedFinding::code).isEmpty();
        assertThat(quote("azure/gpt-4o", "standard", "2026-09-01", TokenCounts.of(1_000, 0, 10))
                        .findings())
                .extracting(PlannedFinding::code)
                .containsExactly("other-provider");
    }

    @Test
    void sourcesThatDisagreeStandSideBySide() {
        assertThat(IMPORTED.differences())
                .extracting(Difference::key, each -> each.prices().toString(), Difference::taken)
                .containsExactlyInAnyOrder(
                        tuple(
                                "gpt-4.1-mini, flex, short context, input",
                                "{rulebook=0.30, litellm.json=0.20}",
                                "rulebook"),
                        tuple(
                                "azure: gpt-4.1-mini, standard, short context, output",
                                "{litellm.json=1.76, genai-prices.json=1.60}",
                                "litellm.json"),
                        tuple(
                                "quill-small, standard, output",
                                "{litellm.json=1.25, genai-prices.json=1.20}",
                                "litellm.json"));
        assertThat(IMPORTED.same())
                .as("input, output, cached input of GPT-4.1 mini")
                .isEqualTo(3);
    }

    @Test
    void rowsSayTheirSources() {
        String rates = IMPORTED.texts().get("tables/rates.csv");
        assertThat(rates)
                .contains(
                        "quill-large,no,standard,long,output,22.50,,,published,litellm.json; https://quillworks.example/prices")
                .contains("quill-small,no,standard,,input,0.25,,,published,litellm.json; genai-prices.json")
                .contains("quill-small,no,standard,,output,1.25,,,published,litellm.json\n")
                .contains(
                        "gpt-4.1-mini,no,standard,short,input,0.44,,,published,litellm.json; genai-prices.json,azure");
        assertThat(IMPORTED.texts().get("tables/models.csv"))
                .contains(
                        "quill-small,quill-small-2026-02-01,quillworks,,legacy,,128000,,litellm.json; genai-prices.json");
        assertThat(IMPORTED.texts().get("tables/long-context.csv"))
                .contains("quill-deep,200000,whole-request,,,,,,genai-prices.json");
        assertThat(rates)
                .as("what was there stays")
                .contains(ShippedRules.text("tables/rates.csv").lines().toList().get(30));
    }

    @Test
    void whatIsLeftOutIsListedWithItsReason() {
        assertThat(why("sample_spec", "")).containsExactly("It explains the fields of the file and is no model.");
        assertThat(why("quill-large", "cache_creation_input_token_cost_above_1hr"))
                .containsExactly("No meter is for it.");
        assertThat(why("quill-small", "search_context_cost_per_query"))
                .singleElement()
                .asString()
                .contains("not one price");
        assertThat(why("openrouter/quill-small:free", ""))
                .singleElement()
                .asString()
                .contains("All its prices are 0");
        assertThat(why("quill-embed", "output_cost_per_token"))
                .singleElement()
                .asString()
                .contains("0");
        assertThat(why("quill-steps", "")).singleElement().asString().contains("128000, 256000");
        assertThat(why("quill-draw", "input_cost_per_pixel")).containsExactly("No meter is for it.");
        assertThat(why("quill-draw", "")).singleElement().asString().contains("no price");
        assertThat(why("azure/eu/gpt-4.1-mini", "")).singleElement().asString().contains("terms.csv");
        assertThat(why("gpt-4.1-mini", "input_cost_per_token_above_200k_tokens"))
                .singleElement()
                .asString()
                .contains("270000");
        assertThat(why("quill-small", "match")).singleElement().asString().contains("pattern");
        assertThat(why("quill-voice", "prices")).singleElement().asString().contains("hours of the day");
        assertThat(why("quill-deep", "mystery_mtok")).containsExactly("No meter is for it.");
        assertThat(IMPORTED.files().get("litellm.json")).isEqualTo(new Imported.Count(13, 8, 5));
        assertThat(IMPORTED.files().get("genai-prices.json")).isEqualTo(new Imported.Count(4, 4, 0));
    }

    @Test
    void whatIsImportedTwiceIsThere() {
        Imported again = PriceImport.of(MADE, List.of(PriceFile.read(PRICES.resolve("litellm.json"))));
        assertThat(again.rates()).isZero();
        assertThat(again.models()).isEmpty();
        assertThat(again.texts().get("tables/rates.csv"))
                .isEqualTo(IMPORTED.texts().get("tables/rates.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"a\": 1}",
                "[{\"id\": \"x\"}]",
                "{\"a\": {\"litellm_provider\": \"x\"}",
                "{\"a\": {\"litellm_provider\": \"x\"}, \"a\": {}}",
                "{\"a\": {\"litellm_provider\": \"x\"}} {}",
                "model,price\na,1\n"
            })
    void whatIsNoPriceListIsWrongUse(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.json"), text);
        assertThatThrownBy(() -> PriceFile.read(file))
                .isInstanceOf(WrongUseException.class)
                .hasMessageContaining("prices.json");
    }
}
