package io.tokentariff.review.edit;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table's text, and what it is with other cells or rows. Comments, quotes, the order of columns and every cell that is not
 * changed stay as they are written; new rows stand where the table's order has them. Immutable.
 *
 * <p>What a cell may hold is for {@code check} to say; here a text with line breaks becomes one line, and is quoted where a
 * reader of CSV needs it.
 */
public final class TableText {

    private final TableSchema schema;
    private final String text;
    private final Function<String, List<String>> namesOf;
    private final Table table;

    private TableText(TableSchema schema, String text, Function<String, List<String>> namesOf) {
        this.schema = schema;
        this.text = text;
        this.namesOf = namesOf;
        this.table = Table.read(schema, text, new Problems());
    }

    /**
     * Returns a table of a rulebook.
     *
     * @param texts the rulebook's texts by path; the order of rows may follow that of another table
     * @param path the table's path, such as {@code tables/rates.csv}
     * @throws WrongUseException if there is no such table
     */
    public static TableText of(Map<String, String> texts, String path) {
        String text = texts.get(path);
        if (text == null || !TableSchema.isTable(path)) {
            throw new WrongUseException("There is no table \"%s\".".formatted(path));
        }
        return new TableText(Tables.of(path, text), text, file -> names(file, texts));
    }

    /** The names of a table whose order is its own; none where it is that of the alphabet. */
    private static List<String> names(String file, Map<String, String> texts) {
        for (TableSchema schema : Tables.ALL) {
            String text = texts.get(schema.path());
            if (schema.file().equals(file) && schema.order().isEmpty() && text != null) {
                return Table.readSound(schema.path(), text).rows().stream()
                        .map(row -> row.text(schema.nameColumn()))
                        .toList();
            }
        }
        return List.of();
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** What the table is. */
    public TableSchema schema() {
        return schema;
    }

    /** Its rows that can be read. */
    public List<TableRow> rows() {
        return table.rows();
    }

    /**
     * Returns the row on a line.
     *
     * @throws WrongUseException if there is none
     */
    public TableRow row(int line) {
        return rows().stream()
                .filter(row -> row.line() == line)
                .findFirst()
                .orElseThrow(() -> new WrongUseException("%s has no row on line %s.".formatted(schema.path(), line)));
    }

    /**
     * Returns the text with rows more.
     *
     * @param rows cells by column; a column that is not there yet is added to the header
     */
    public TableText with(List<Map<String, String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        TableText wide = wide(rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .sorted()
                .toList());
        return wide.withLines(rows);
    }

    /** Returns the text with other cells in the row of a line; it moves where the table's order has it. */
    public TableText set(int line, Map<String, String> cells) {
        return wide(cells.keySet()).setCells(line, cells);
    }

    /** Returns the text without the row of a line. */
    public TableText without(int line) {
        TableRow row = row(line);
        return other(text.substring(0, row.start()) + text.substring(row.end()));
    }

    private TableText other(String changed) {
        return new TableText(schema, changed, namesOf);
    }

    /** The same with columns more in its header. */
    private TableText wide(Collection<String> columns) {
        for (String column : columns) {
            if (!schema.columnNames().contains(column)) {
                throw new WrongUseException("%s has no column \"%s\".".formatted(schema.path(), column));
            }
        }
        String more = columns.stream()
                .filter(column -> !table.header().contains(column))
                .map(column -> "," + column)
                .collect(Collectors.joining());
        int end = table.endOfHeader();
        return more.isEmpty() ? this : other(text.substring(0, end) + more + text.substring(end));
    }

    private TableText setCells(int line, Map<String, String> cells) {
        TableRow row = row(line);
        StringBuilder edited =
                new StringBuilder(text.substring(row.start(), row.end()).stripTrailing());
        table.header().stream()
                .filter(cells::containsKey)
                .filter(row::has)
                .sorted(Comparator.comparingInt(row::startOf).reversed())
                .forEach(column -> edited.replace(
                        row.startOf(column) - row.start(),
                        row.endOf(column) - row.start(),
                        quoted(cells.getOrDefault(column, ""))));
        edited.append(joined(
                table.header().stream().filter(column -> !row.has(column)).toList(), cells, ","));
        String changed = checked(edited.toString());
        Map<String, String> values = row.values();
        boolean moves = schema.order().stream()
                .anyMatch(column -> cells.containsKey(column)
                        && !cells.getOrDefault(column, "").strip().equals(values.get(column)));
        if (!moves) {
            return other(text.substring(0, row.start()) + changed + "\n" + text.substring(row.end()));
        }
        values.putAll(cells);
        return without(line).insert(List.of(new Line(changed, values)));
    }

    private TableText withLines(List<Map<String, String>> rows) {
        List<Line> lines = new ArrayList<>();
        for (Map<String, String> row : rows) {
            List<String> needed = table.header().stream()
                    .filter(column -> !mayBeMissing(column))
                    .toList();
            int most = needed.isEmpty() ? 0 : table.header().lastIndexOf(needed.get(needed.size() - 1)) + 1;
            String first = table.header().subList(0, most).stream()
                    .map(column -> quoted(row.getOrDefault(column, "")))
                    .collect(Collectors.joining(","));
            List<String> rest = table.header().subList(most, table.header().size());
            lines.add(new Line(checked(first + joined(rest, row, most == 0 ? "" : ",")), row));
        }
        return insert(lines);
    }

    private boolean mayBeMissing(String column) {
        return schema.columnNames().contains(column) && schema.column(column).isOptional();
    }

    /** The cells of columns that may be missing, up to the last one that holds something. */
    private static String joined(List<String> columns, Map<String, String> cells, String before) {
        int last = columns.size();
        while (last > 0 && cells.getOrDefault(columns.get(last - 1), "").isBlank()) {
            last--;
        }
        return columns.subList(0, last).stream()
                .map(column -> quoted(cells.getOrDefault(column, "")))
                .collect(Collectors.joining(",", last == 0 ? "" : before, ""));
    }

    private record Line(String text, Map<String, String> cells) {}

    private TableText insert(List<Line> lines) {
        Comparator<Map<String, String>> order = RowComparator.of(schema, namesOf);
        List<TableRow> rows = rows();
        List<Map<String, String>> cells = rows.stream().map(TableRow::values).toList();
        List<List<Line>> behind = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) {
            behind.add(new ArrayList<>());
        }
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort((one, other) -> order.compare(one.cells(), other.cells()));
        for (Line line : sorted) {
            int place = rows.size();
            while (place > 0 && order.compare(cells.get(place - 1), line.cells()) > 0) {
                place--;
            }
            behind.get(place).add(line);
        }
        int first = rows.isEmpty() ? text.length() : rows.get(0).start();
        StringBuilder all = new StringBuilder(text.substring(0, first));
        append(all, behind.get(0));
        for (int i = 0; i < rows.size(); i++) {
            int until = i + 1 < rows.size() ? rows.get(i + 1).start() : text.length();
            int end = rows.get(i).end();
            all.append(text, rows.get(i).start(), end);
            append(all, behind.get(i + 1));
            all.append(text, end, until);
        }
        return other(all.toString());
    }

    private static void append(StringBuilder text, List<Line> lines) {
        if (!lines.isEmpty() && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        lines.forEach(line -> text.append(line.text()).append('\n'));
    }

    /** A line that a reader would take for a comment, or for nothing, is refused. */
    private static String checked(String line) {
        if (line.startsWith("#") || line.startsWith("\"#")) {
            throw new WrongUseException("A row cannot begin with \"#\": that is a comment.");
        }
        if (line.chars().allMatch(c -> c == ',')) {
            throw new WrongUseException("A row must hold something.");
        }
        return line;
    }

    private static String quoted(String cell) {
        String one = cell.replaceAll("\\s+", " ").strip();
        return one.matches("[^\",#]*") ? one : '"' + one.replace("\"", "\"\"") + '"';
    }
}
