package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public price list of many models becomes a rulebook that prices each of them. */
class ImportCommandTest {

    private static final int MODELS = 500;
    private static final String PRICES = "fixtures/prices/litellm.json";

    @TempDir
    Path folder;

    /** The input and output price of each model that has one, per token; as the list is written, nothing computed. */
    private final Map<String, String[]> expected = new LinkedHashMap<>();

    /** A list in the shape of LiteLLM's: chat models with tiers, caches and long contexts, audio, ranking, free and odd ones. */
    private String list() {
        Random random = new Random(20261126);
        StringBuilder json =
                new StringBuilder("{\n  \"sample_spec\": {\"litellm_provider\": \"one\", \"input_cost_per_token\": 0}");
        for (int i = 0; i < MODELS; i++) {
            String maker = "maker-" + (char) ('a' + i % 9);
            String name = (i % 5 == 0 ? maker + "/" : "") + "m" + i + (i % 7 == 0 ? ".5-Chat" : "-chat");
            int cents = 10 + random.nextInt(900);
            String input = cents + "e-08";
            String output = 4 * cents + "e-08";
            json.append(",\n  \"")
                    .append(name)
                    .append("\": {\"litellm_provider\": \"")
                    .append(maker)
                    .append('"');
            switch (i % 10) {
                case 0 -> json.append(", \"input_cost_per_token\": 0.0, \"output_cost_per_token\": 0.0");
                case 1 -> json.append(", \"input_cost_per_query\": 0.002");
                case 2 -> json.append(", \"input_cost_per_second\": 0.0001");
                case 3 -> json.append(", \"input_cost_per_pixel\": 1e-08");
                default -> {
                    json.append(", \"input_cost_per_token\": ").append(input);
                    json.append(", \"output_cost_per_token\": ").append(output);
                    json.append(", \"max_input_tokens\": ").append(500_000 * (1 + i % 5));
                    if (i % 4 == 0) {
                        json.append(", \"cache_read_input_token_cost\": ")
                                .append(cents)
                                .append("e-09");
                        json.append(", \"input_cost_per_token_batches\": ")
                                .append(cents)
                                .append("e-09");
                    }
                    if (i % 9 == 0) {
                        json.append(", \"input_cost_per_token_above_200k_tokens\": ")
                                .append(2 * cents)
                                .append("e-08");
                        json.append(", \"supports_vision\": true, \"mystery_cost\": 3");
                    }
                    expected.put(name, new String[] {input, output});
                }
            }
            json.append('}');
        }
        return json.append("\n}\n").toString();
    }

    private static BigDecimal amount(Rulebook rulebook, String model, TokenCounts tokens) {
        Quote quote =
                rulebook.quote(UsageRecord.of(Instant.parse("2026-11-01T00:00:00Z"), UsageKind.of(model), tokens));
        assertThat(quote.amount()).as("%s: %s", model, quote.findings()).isNotNull();
        return Objects.requireNonNull(quote.amount()).usd();
    }

    @Test
    void everyModelIsImportedOrListedAndTheRulebookIsCleanAndPricesEach() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), list());
        Path made = folder.resolve("made");
        CliRun run = CliRun.of("import", list, "--into", made, "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out());

        JsonNode file = report.get("files").get(0);
        assertThat(file.get("models").intValue()).isEqualTo(MODELS + 1);
        assertThat(file.get("taken").intValue() + file.get("left_out").intValue())
                .isEqualTo(MODELS + 1);
        Set<String> seen = new HashSet<>();
        report.get("new_models").forEach(name -> seen.add(name.textValue()));
        int whole = 0;
        for (JsonNode each : report.get("left_out")) {
            assertThat(each.get("why").textValue()).isNotEmpty();
            if (each.get("field").isNull()) {
                whole++;
                assertThat(seen.add(each.get("model").textValue()))
                        .as("told once")
                        .isTrue();
            }
        }
        assertThat(seen).hasSize(MODELS + 1).containsAll(expected.keySet());
        assertThat(file.get("left_out").intValue()).isEqualTo(whole).isEqualTo(101);

        CliRun check = CliRun.of("check", made);
        assertThat(check.out()).contains("problems  0 errors");
        assertThat(check.out().lines().filter(line -> line.contains(": warning: ")))
                .as("what is new is tried by no case yet, and nothing else is wrong with it")
                .allMatch(line -> line.endsWith("[untried-row]") || line.endsWith("[untried-name]"));
        assertThat(check.exit()).isZero();

        Rulebook rulebook = RulebookLoader.load(made);
        expected.forEach((model, prices) -> assertThat(amount(rulebook, model, TokenCounts.of(1_000, 0, 100)))
                .as(model)
                .isEqualByComparingTo(new BigDecimal(prices[0])
                        .multiply(BigDecimal.valueOf(1_000))
                        .add(new BigDecimal(prices[1]).multiply(BigDecimal.valueOf(100)))));
        assertThat(amount(rulebook, "m1-chat", TokenCounts.ofOne("queries", 5))).isEqualByComparingTo("0.01");
        assertThat(amount(rulebook, "m2-chat", TokenCounts.ofOne("audio_seconds", 30)))
                .isEqualByComparingTo("0.003");
        assertThat(Files.readAllLines(made.resolve("tables/rates.csv")))
                .filteredOn(line -> line.matches("(maker-./)?m\\d+.*"))
                .hasSize(report.get("new_rates").intValue())
                .allMatch(line -> line.endsWith(",published,list.json"));
    }

    @Test
    void theShippedRulebookIsNotTouchedAndAFolderIsNotWrittenOver() throws IOException {
        String rates = Files.readString(Path.of("rules/tables/rates.csv"));
        Path made = folder.resolve("made");
        CliRun run = CliRun.of("import", PRICES, "fixtures/prices/genai-prices.json", "--into", made);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "Sources that disagree",
                        "Left out",
                        "tariff diff rules " + made,
                        "cache_creation_input_token_cost_above_1hr");
        assertThat(Files.readString(Path.of("rules/tables/rates.csv"))).isEqualTo(rates);
        assertThat(CliRun.of("import", PRICES, "--into", made).exit()).isEqualTo(2);

        CliRun diff = CliRun.of("diff", "rules", made);
        assertThat(diff.out()).contains("quill-large");
        CliRun check = CliRun.of("check", made);
        assertThat(check.out()).contains("0 errors");
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(CliRun.of("import", PRICES).err()).contains("--into");
        assertThat(CliRun.of("import", folder.resolve("none.json"), "--into", folder.resolve("x"))
                        .err())
                .contains("There is no file");
        assertThat(CliRun.of("import", "rules/tables/rates.csv", "--into", folder.resolve("x"))
                        .err())
                .contains("no price list");
        assertThat(CliRun.of("import", PRICES, PRICES, "--into", folder.resolve("x"))
                        .err())
                .contains("Two files are called");
        assertThat(List.of(folder.resolve("x").toFile().exists())).containsExactly(false);
    }
}
