package io.tokentariff.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a table as places in its text, to change one cell and leave all else as it is. */
final class CsvRows {

    private CsvRows() {}

    /** A cell's place, end exclusive, quotes included. */
    record Cell(int start, int end, String value) {}

    /**
     * One row.
     *
     * @param line its line in the file, from 1
     * @param start where it begins
     * @param end where the next one begins
     * @param cells by column
     */
    record Row(int line, int start, int end, Map<String, Cell> cells) {
        String value(String column) {
            Cell cell = cells.get(column);
            return cell == null ? "" : cell.value();
        }
    }

    /** Returns the rows below the header; a row over several lines is left out. */
    static List<Row> of(String text) {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        int line = 0;
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            line++;
            if (end > start && text.charAt(start) != '#') {
                List<Cell> cells = cells(text, start, end);
                if (header.isEmpty()) {
                    header = cells.stream().map(Cell::value).toList();
                } else if (cells.size() == header.size()) {
                    rows.add(new Row(line, start, Math.min(end + 1, text.length()), byColumn(header, cells)));
                }
            }
            start = end + 1;
        }
        return rows;
    }

    private static Map<String, Cell> byColumn(List<String> header, List<Cell> cells) {
        Map<String, Cell> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byColumn.put(header.get(i), cells.get(i));
        }
        return byColumn;
    }

    private static List<Cell> cells(String text, int start, int end) {
        List<Cell> cells = new ArrayList<>();
        boolean quoted = false;
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || (text.charAt(i) == ',' && !quoted)) {
                cells.add(new Cell(from, i, unquoted(text.substring(from, i))));
                from = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return cells;
    }

    private static String unquoted(String cell) {
        String stripped = cell.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"")
                : stripped;
    }
}
