package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.cases.CaseRunner;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.table.CsvScanner;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every shipped table as a spreadsheet saves it; with the real one, {@code src/scripts/spreadsheet-round-trip} does the same. */
class SpreadsheetRoundTripTest {

    private static final int WIDTH = 14;

    private static Map<String, String> saved() {
        Map<String, String> files = new HashMap<>();
        for (TableSchema schema : Tables.ALL) {
            files.put(schema.path(), saved(ShippedRules.text(schema.path())));
        }
        return files;
    }

    private static String saved(String table) {
        return "\uFEFF" + table.lines().map(SpreadsheetRoundTripTest::line).collect(Collectors.joining("\r\n"))
                + "\r\n,,,,\r\n,,,,\r\n";
    }

    private static String line(String line) {
        CsvScanner scanner = new CsvScanner();
        scanner.scan(line, 0, line.length());
        List<String> cells = new ArrayList<>(scanner.values());
        while (cells.size() < WIDTH) {
            cells.add("");
        }
        return cells.stream().map(SpreadsheetRoundTripTest::cell).collect(Collectors.joining(","));
    }

    private static String cell(String value) {
        String cell =
                switch (value) {
                    case "yes" -> "TRUE";
                    case "no" -> "FALSE";
                    default -> value.matches("-?\\d+\\.\\d+") ? value.replaceFirst("\\.?0+$", "") : value;
                };
        return cell.matches("(?s).*[\",].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Test
    void whatWasOnlyOpenedAndSavedIsNotChangedAndAllCasesHold() {
        Map<String, String> saved = saved();
        assertThat(saved.get("tables/rates.csv"))
                .contains("\r\ngpt-4.1,FALSE,standard,,input,2,,,published,")
                .contains("\"# `source`: \"\"guide\"\" is the pricing guide");
        Rulebook after = ShippedRules.with(saved);
        assertThat(RulebookDiff.between(ShippedRules.with(Map.of()), after).changes())
                .isEmpty();
        assertThat(CaseRunner.run(after).problems()).isEmpty();
    }

    @Test
    void oneCellChangedThereIsOneChange() {
        Map<String, String> saved = saved();
        String rates = saved.getOrDefault("tables/rates.csv", "");
        String row = "gpt-4.1,FALSE,standard,,input,2,";
        saved.put("tables/rates.csv", rates.replace(row, "gpt-4.1,FALSE,standard,,input,2.5,"));
        assertThat(RulebookDiff.between(ShippedRules.with(Map.of()), ShippedRules.with(saved))
                        .changes())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.details()).containsExactly(new Change.Detail("price", "2.00", "2.5")));
    }
}
