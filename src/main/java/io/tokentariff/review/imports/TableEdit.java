package io.tokentariff.review.imports;

import io.tokentariff.problem.Problems;
import io.tokentariff.table.Column;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds rows to a table's text, in the table's order; comments and the rows that are there stay as they are written. */
final class TableEdit {

    private final TableSchema schema;
    private final String text;
    private final Function<String, List<String>> namesOf;

    /** @param namesOf the names of a table's rows, in its order */
    TableEdit(TableSchema schema, String text, Function<String, List<String>> namesOf) {
        this.schema = schema;
        this.text = text;
        this.namesOf = namesOf;
    }

    private record Line(String text, Map<String, String> cells) {}

    /** Returns the text with rows more, given as cells by column. */
    String with(List<Map<String, String>> rows) {
        if (rows.isEmpty()) {
            return text;
        }
        Table table = Table.read(schema, text, new Problems());
        List<String> header = new ArrayList<>(table.header());
        rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .sorted()
                .filter(column -> !header.contains(column))
                .forEach(header::add);
        List<Line> lines = new ArrayList<>();
        int begin = table.rows().isEmpty() ? 0 : table.rows().get(0).start();
        for (TableRow row : table.rows()) { // comments before a row go with it
            Map<String, String> cells = new HashMap<>();
            schema.order().forEach(column -> cells.put(column, row.value(column)));
            lines.add(new Line(text.substring(begin, row.end()).stripTrailing(), cells));
            begin = row.end();
        }
        for (Map<String, String> row : rows) {
            String line = line(header, column -> row.getOrDefault(column, ""));
            lines.add(new Line(withoutOptional(line, table.header().size(), header), row));
        }
        if (!schema.order().isEmpty()) {
            lines.sort(order());
        }
        int first = table.rows().isEmpty() ? text.length() : table.rows().get(0).start();
        String head = text.substring(0, first).stripTrailing();
        String more = header.stream()
                .skip(table.header().size())
                .map(column -> "," + column)
                .collect(Collectors.joining());
        return head + more + "\n"
                + lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining())
                + (table.rows().isEmpty() ? "" : text.substring(begin));
    }

    /** Cells of added columns may be missing at the end of a row, as they are in those that were there. */
    private static String withoutOptional(String line, int columns, List<String> header) {
        String rest = line;
        for (int i = header.size(); i > columns && rest.endsWith(","); i--) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return rest;
    }

    private Comparator<Line> order() {
        return schema.order().stream()
                .map(name -> comparator(schema.column(name)))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private Comparator<Line> comparator(Column column) {
        String name = column.name();
        List<String> known = column.kind() == Column.Kind.WORD ? column.words() : namesOf.apply(column.table());
        if (known.isEmpty()) {
            boolean blanksLast = column.kind() != Column.Kind.DAY;
            return Comparator.<Line, Boolean>comparing(
                            line -> blanksLast && cell(line, name).isEmpty())
                    .thenComparing(line -> cell(line, name));
        }
        Map<String, Integer> places = new HashMap<>();
        known.forEach(each -> places.putIfAbsent(each, places.size()));
        if (column.kind() == Column.Kind.WORD) {
            places.put("", 0);
        }
        return Comparator.comparing(line -> places.getOrDefault(cell(line, name), known.size()));
    }

    private static String cell(Line line, String column) {
        return line.cells().getOrDefault(column, "");
    }

    /** Returns a row as it is written, without the line break. */
    static String line(List<String> header, Function<String, String> cells) {
        return header.stream().map(column -> quoted(cells.apply(column))).collect(Collectors.joining(","));
    }

    /** Returns a cell as it is written. */
    static String quoted(String cell) {
        String one = cell.replaceAll("\\s+", " ").strip();
        return one.matches("[^\",#]*") ? one : '"' + one.replace("\"", "\"\"") + '"';
    }
}
