package io.tokentariff.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of the rulebook for the oracle and for random edits: a small CSV reader and writer of its own. */
final class OracleTable {

    private final List<String> comments = new ArrayList<>();
    private final List<String> header;
    final List<Map<String, String>> rows = new ArrayList<>();

    OracleTable(String text) {
        List<String> columns = null;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("#")) {
                comments.add(line);
            } else if (!line.isBlank()) {
                List<String> cells = cells(line);
                if (columns == null) {
                    columns = cells;
                } else {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        row.put(columns.get(i), cells.get(i));
                    }
                    rows.add(row);
                }
            }
        }
        if (columns == null) {
            throw new IllegalArgumentException("no header");
        }
        this.header = columns;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        comments.forEach(comment -> text.append(comment).append('\n'));
        text.append(String.join(",", header)).append('\n');
        for (Map<String, String> row : rows) {
            List<String> cells = new ArrayList<>();
            row.values().forEach(cell -> cells.add('"' + cell.replace("\"", "\"\"") + '"'));
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
