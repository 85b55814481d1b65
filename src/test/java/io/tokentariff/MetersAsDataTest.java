package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policy 2.12: what is counted, in what unit, and whether it is a fee, is said by rows alone. */
class MetersAsDataTest {

    private static final String METERS = "tables/meters.csv";
    private static final String RATES = "tables/rates.csv";
    private static final String TERMS = "tables/terms.csv";
    private static final String SEARCH =
            "{\"id\":\"s\",\"at\":\"2026-10-01T08:00:00Z\",\"model\":\"gpt-5-mini\",\"service_tier\":\"%s\",\"region\":\"%s\","
                    + "\"input_tokens\":12000,\"output_tokens\":500,\"meters\":{\"web_search_calls\":2}}%n";

    @TempDir
    private Path temporary;

    private RulesCopy rules;

    @BeforeEach
    void copy() throws IOException {
        rules = RulesCopy.in(temporary.resolve("rules"));
    }

    private String price(String usage, String format) throws IOException {
        Path file = temporary.resolve("usage.jsonl");
        Files.writeString(file, usage);
        CliRun run = CliRun.of("price", file, "--rules", rules.folder(), "--format", format);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    private void append(String file, String rows) throws IOException {
        rules.write(file, rules.read(file) + rows);
    }

    @ParameterizedTest
    @CsvSource({"standard, global, 0.024", "batch, global, 0.022", "standard, eu, 0.0244", "batch, eu, 0.0222"})
    void aWebSearchCostsItsListPriceOnEveryTierAndEndpoint(String tier, String region, String amount)
            throws IOException {
        assertThat(price(SEARCH.formatted(tier, region), "jsonl"))
                .contains("\"amount_usd\":\"" + amount + "\",\"lines\"")
                .contains(
                        "{\"meter\":\"web_search_calls\",\"tokens\":2,\"quantity\":2,\"price\":\"10.00\",\"per\":1000,"
                                + "\"unit\":\"call\",\"amount_usd\":\"0.02\",\"adjustments\":[],");
    }

    /** The statement, the priced line and the explanation count the tokens that come with calls alike, from kept plans too. */
    @Test
    void tokensThatComeWithCallsAreChargedWherePricesAreMade() throws IOException {
        String usage = "{\"id\":\"s\",\"at\":\"2026-10-01T08:00:00Z\",\"model\":\"gpt-4.1-mini\",\"input_tokens\":1000,"
                + "\"meters\":{\"web_search_calls\":2}}\n";

        // 1,000 x 0.40 per million, 2 x 10.00 per 1,000, 2 x 8,000 x 0.40 per million
        assertThat(price(usage, "jsonl"))
                .contains("\"amount_usd\":\"0.0268\",\"lines\"")
                .contains("{\"meter\":\"web_search_content\",\"tokens\":16000,\"usd_per_million\":\"0.40\"")
                .contains(
                        "\"per_call\":{\"meter\":\"web_search_calls\",\"tokens\":8000,\"row\":\"tables/per-call-tokens.csv:7\"}");
        assertThat(price(usage, "csv")).contains(",0.0268,");
        assertThat(CliRun.of("explain", "s", temporary.resolve("usage.jsonl"), "--rules", rules.folder())
                        .out())
                .contains("web_search_content  2 x 8,000 x 0.40 / 1,000,000 = 0.0064")
                .contains("8,000 tokens with each of web_search_calls  tables/per-call-tokens.csv:7");
    }

    @ParameterizedTest
    @CsvSource({
        "batch, global, 'batch-half-price,,batch,web_search_calls,-50', 0.012",
        "standard, eu, 'data-residency,,,web_search_calls,10', 0.0264",
    })
    void aRowThatNamesTheFeeIsFollowed(String tier, String region, String row, String amount) throws IOException {
        append(TERMS, row + ",,,a contract\n");
        assertThat(price(SEARCH.formatted(tier, region), "jsonl"))
                .contains("\"amount_usd\":\"" + amount + "\",\"lines\"");
    }

    @Test
    void aTokenMeterAndAFeeAreAddedByRowsAlone() throws IOException {
        append(METERS, "smell_input,,token,1000000,token,,Smells.\nrobot_visits,,visit,10,fee,,Visits of a robot.\n");
        append(
                RATES,
                """
                gpt-5-mini,no,standard,,smell_input,3.00,,,published,a contract
                ,,,,robot_visits,5.00,,,published,a contract
                """);
        String usage = "{\"id\":\"r\",\"at\":\"2026-10-01T08:00:00Z\",\"model\":\"gpt-5-mini\",\"region\":\"eu\","
                + "\"input_tokens\":1000,\"meters\":{\"smell_input\":1000,\"robot_visits\":3}}\n";
        // (1,000 x 0.25 + 1,000 x 3.00) x 1.1 per million, and 3 x 5.00 / 10
        assertThat(price(usage, "jsonl"))
                .contains("\"amount_usd\":\"1.503575\",\"lines\"")
                .contains("\"meter\":\"smell_input\",\"tokens\":1000,\"usd_per_million\":\"3.00\",\"price\":\"3.00\","
                        + "\"per\":1000000,\"unit\":\"token\"")
                .contains("\"meter\":\"robot_visits\",\"tokens\":3,\"quantity\":3,\"price\":\"5.00\",\"per\":10,"
                        + "\"unit\":\"visit\"");
        assertThat(price(usage, "csv"))
                .startsWith("model,tier,records,unpriced,input_tokens,smell_input_tokens,robot_visits,amount_usd");
        assertThat(CliRun.of("explain", "r", temporary.resolve("usage.jsonl"), "--rules", rules.folder())
                        .out())
                .contains("robot_visits  3 x 5.00 / 10 = 1.50")
                .contains("5.00 USD per 10 visits");
    }

    @Test
    void requestsAreChargedAndShownWhereTheyHaveARate() throws IOException {
        String usage = "{\"id\":\"r\",\"at\":\"2026-10-01T08:00:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":1000,"
                + "\"requests\":4000}\n";
        assertThat(price(usage, "csv")).startsWith("model,tier,records,unpriced,input_tokens,amount_usd");
        append(RATES, "gpt-5-mini,,,,requests,0.50,,,published,a contract\n");
        assertThat(price(usage, "csv"))
                .startsWith("model,tier,records,unpriced,input_tokens,requests,amount_usd")
                .contains(",1000,4000,2.00025");
    }

    @Test
    void aColumnCalledPerMillionHoldsNoPriceOfACall() throws IOException {
        int line = rules.lineOf(RATES, "gpt-4o-mini,,,,web_search_preview_calls,");
        rules.edit(RATES, "meter,price,from", "meter,usd_per_million,from");
        CliRun run = CliRun.of("check", rules.folder());
        assertThat(run.exit()).isNotZero();
        assertThat(run.out())
                .contains(RATES + ":" + line
                        + ":41: error: The price of web_search_preview_calls is per 1,000 calls, and the"
                        + " column is called \"usd_per_million\". [wrong-unit]");
    }

    @ParameterizedTest
    @CsvSource({"3", "0", "1500"})
    void aPriceIsNotPerWhatWouldHaveToBeRounded(String per) throws IOException {
        rules.edit(METERS, "file_search_calls,,call,1000,", "file_search_calls,,call," + per + ",");
        assertThat(CliRun.of("check", rules.folder()).out())
                .contains("A price can be for 1, 10, 100 and so on, not for \"" + per + "\"");
    }
}
