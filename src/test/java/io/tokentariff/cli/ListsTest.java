package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.rulebook.RulebookLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be priced, and what it costs. */
class ListsTest {

    private static JsonNode json(Object... args) throws IOException {
        CliRun run = CliRun.of(args);
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static JsonNode price(JsonNode list, String model, String tier, String context, String meter) {
        List<JsonNode> found = new ArrayList<>();
        list.get("prices").forEach(price -> {
            if (price.get("model").textValue().equals(model)
                    && price.get("tier").textValue().equals(tier)
                    && price.get("context").textValue().equals(context)
                    && price.get("meter").textValue().equals(meter)) {
                found.add(price);
            }
        });
        assertThat(found).as("%s %s %s %s", model, tier, context, meter).hasSize(1);
        return found.get(0);
    }

    @Test
    void everyModelOfTheTableIsListedWithAllItsNames() throws IOException {
        JsonNode models = json("models", "--json").get("models");
        List<ModelInfo> rows =
                RulebookLoader.load(Path.of("rules")).rateCard().rows().models();
        assertThat(models).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            ModelInfo row = rows.get(i);
            JsonNode model = models.get(i);
            assertThat(model.get("model").textValue()).isEqualTo(row.name());
            assertThat(model.get("also_called")).hasSameSizeAs(row.alsoCalled());
            assertThat(model.get("context_window").isNull()).isEqualTo(row.contextWindow() == null);
            assertThat(model.get("meters")).as("meters of " + row.name()).isNotEmpty();
        }
    }

    @Test
    void aPriceThatARuleDerivesIsToldFromThatOfARow() throws IOException {
        JsonNode list = json("rates", "--json", "--model", "gpt-4.1-mini-2025-04-14", "--at", "2026-04-12");
        JsonNode own = price(list, "gpt-4.1-mini", "standard", "short", "input");
        assertThat(own.get("derived").isNull()).isTrue();
        assertThat(own.get("price").textValue()).isEqualTo("0.40");
        assertThat(own.get("usd_per_million").textValue()).isEqualTo("0.40");
        JsonNode derived = price(list, "gpt-4.1-mini", "batch", "short", "cached_input");
        assertThat(derived.get("price").textValue()).isEqualTo("0.05");
        assertThat(derived.get("derived").textValue()).isEqualTo("0.10 x 0.5 by charges.batch-half-price");
        assertThat(price(list, "gpt-4.1-mini", "standard", "long", "output")
                        .get("price")
                        .textValue())
                .isEqualTo("3.20");
        assertThat(list.findValuesAsText("model")).doesNotContain("gpt-4.1", "any model");
    }

    @Test
    void aFeeSaysWhatItIsPer() throws IOException {
        JsonNode fee =
                price(json("rates", "--json", "--at", "2026-04-12"), "any model", "any", "short", "web_search_calls");
        assertThat(fee.get("price").textValue()).isEqualTo("10.00");
        assertThat(fee.get("per").intValue()).isEqualTo(1_000);
        assertThat(fee.get("unit").textValue()).isEqualTo("call");
        assertThat(fee.has("usd_per_million")).isFalse();
    }

    @Test
    void aDayHasThePricesInForceOnIt() throws IOException {
        for (String[] each : new String[][] {{"2026-07-29", "1.00"}, {"2026-07-30", "0.20"}}) {
            JsonNode list = json("rates", "--json", "--model", "gpt-5.6-luna", "--at", each[0]);
            assertThat(price(list, "gpt-5.6-luna", "standard", "short", "input")
                            .get("price")
                            .textValue())
                    .isEqualTo(each[1]);
        }
        CliRun all = CliRun.of("rates", "--format", "csv", "--model", "gpt-5.6-luna");
        assertThat(all.out())
                .contains("gpt-5.6-luna,standard,short,input,1.00,1000000,token,,2026-07-30,")
                .contains("gpt-5.6-luna,standard,short,input,0.20,1000000,token,2026-07-30,,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"models", "rates --model gpt-5-mini"})
    void eachFormSaysTheSame(String command) {
        for (String form : List.of("text", "csv", "markdown", "html", "json")) {
            CliRun run = CliRun.of((Object[]) (command + " --format " + form).split(" "));
            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("gpt-5-mini", "output", "batch").endsWith("\n");
            if (form.equals("csv")) {
                assertThat(CsvReader.builder().ofCsvRecord(run.out()).stream()
                                .map(record -> record.getFieldCount())
                                .distinct())
                        .hasSize(1);
            }
        }
    }

    @Test
    void aModelThatIsNotKnownIsWrongUse() {
        CliRun run = CliRun.of("rates", "--model", "gpt5-mini");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("gpt5-mini", "models.csv", "gpt-5-mini");
    }
}
