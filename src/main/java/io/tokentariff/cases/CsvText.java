package io.tokentariff.cases;

import java.util.List;
import java.util.Map;

/** Builds the text of a table, one line a row. */
final class CsvText {

    private final List<String> columns;
    private final StringBuilder text = new StringBuilder();

    CsvText(List<String> columns) {
        this.columns = columns;
        text.append(String.join(",", columns)).append('\n');
    }

    List<String> columns() {
        return columns;
    }

    /** Adds a row; cells that are not given are blank. */
    void add(Map<String, String> cells) {
        List<String> quoted = columns.stream()
                .map(column -> quoted(cells.getOrDefault(column, "")))
                .toList();
        text.append(String.join(",", quoted)).append('\n');
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"").replace('\n', ' ') + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
