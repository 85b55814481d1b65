package io.tokentariff.check.tables;

import io.tokentariff.ratecard.TableRows;
import io.tokentariff.table.Column;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows out of the order that their table's schema asks for: nobody finds them, and the next price is added elsewhere. Words
 * stand in the order the schema has them, names in the order of their own table, or of the alphabet where that is its order;
 * blank cells last, of words
 * with the first word, of days first.
 */
final class RowOrder {

    private final Report report;

    RowOrder(Report report) {
        this.report = report;
    }

    void check() {
        Tables.ALL.stream().filter(schema -> !schema.order().isEmpty()).forEach(this::check);
    }

    private void check(TableSchema schema) {
        Comparator<TableRow> order = schema.order().stream()
                .map(name -> comparator(schema.column(name)))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
        report.table(schema.path()).rows().stream()
                .collect(Collectors.groupingBy(row -> row.place().file()))
                .values()
                .forEach(rows -> check(schema, order, inFile(rows)));
    }

    private static List<TableRow> inFile(List<TableRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparingInt(row -> row.place().line()))
                .toList();
    }

    /** @param rows those of one file, in its order */
    private void check(TableSchema schema, Comparator<TableRow> order, List<TableRow> rows) {
        for (int i = 1; i < rows.size(); i++) {
            TableRow row = rows.get(i);
            if (order.compare(rows.get(i - 1), row) > 0) {
                int above = rows.stream()
                        .filter(earlier -> order.compare(earlier, row) > 0)
                        .mapToInt(earlier -> earlier.place().line())
                        .findFirst()
                        .orElse(row.place().line());
                report.warn(
                        TableRows.place(row),
                        "",
                        "row-order",
                        "The row stands out of order (%s).".formatted(String.join(", ", schema.order())),
                        "It belongs above line %s.".formatted(above));
                return;
            }
        }
    }

    private Comparator<TableRow> comparator(Column column) {
        String name = column.name();
        boolean fixed = column.kind() == Column.Kind.WORD;
        List<String> known = fixed ? column.words() : names(column.table());
        if (known.isEmpty()) {
            boolean blanksLast = column.kind() != Column.Kind.DAY;
            return Comparator.<TableRow, Boolean>comparing(
                            row -> blanksLast && row.value(name).isEmpty())
                    .thenComparing(row -> row.value(name));
        }
        Map<String, Integer> places = new HashMap<>();
        known.forEach(each -> places.putIfAbsent(each, places.size()));
        if (fixed) {
            places.put("", 0);
        }
        return Comparator.comparing(row -> places.getOrDefault(row.value(name), known.size()));
    }

    /** The names of a table whose order is its own; none where it is that of the alphabet. */
    private List<String> names(String file) {
        return Tables.ALL.stream()
                .filter(schema -> schema.file().equals(file) && schema.order().isEmpty())
                .flatMap(
                        schema -> report.table(schema.path()).rows().stream().map(row -> row.text(schema.nameColumn())))
                .toList();
    }
}
