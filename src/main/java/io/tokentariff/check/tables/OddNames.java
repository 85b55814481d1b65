package io.tokentariff.check.tables;

import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.table.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that look like another one: they differ by case alone, or hold blanks and letters that only look alike. */
final class OddNames {

    private final Report report;

    OddNames(Report report) {
        this.report = report;
    }

    private record Named(String name, RowRef row) {}

    void check(Rows rows) {
        for (TableSchema schema : Rows.schemas()) {
            Map<String, Named> seen = new HashMap<>();
            rows.named(schema)
                    .forEach(row -> check(row.name(), row.alsoCalled(), row.row(), schema.nameColumn(), seen));
        }
        Map<String, Named> terms = new HashMap<>();
        rows.terms().forEach(row -> check(row.name(), List.of(), row.row(), "term", terms));
    }

    private void check(String name, List<String> others, RowRef row, String column, Map<String, Named> seen) {
        check(name, row, column, seen);
        others.forEach(other -> check(other, row, "also_called", seen));
    }

    private void check(String name, RowRef row, String column, Map<String, Named> seen) {
        name.codePoints()
                .filter(letter -> letter <= ' ' || letter > '~')
                .findFirst()
                .ifPresent(letter -> {
                    String shown = letter == ' ' ? "a blank" : "the letter U+%04X".formatted(letter);
                    report.warn(
                            row,
                            column,
                            "odd-letter",
                            "The name \"%s\" holds %s.".formatted(name, shown),
                            "Names in usage files must be written the same way, letter by letter.");
                });
        Named alike = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), new Named(name, row));
        if (alike != null && !alike.name().equals(name)) {
            report.warn(
                    row,
                    column,
                    "differs-by-case",
                    "The name \"%s\" differs from \"%s\" (line %s) by case alone."
                            .formatted(name, alike.name(), alike.row().line()),
                    "Maybe one of the two is enough.");
        }
    }
}
