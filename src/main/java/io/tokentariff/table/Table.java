package io.tokentariff.table;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.table.CsvRow.Cell;
import io.tokentariff.table.CsvRow.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One table: comment lines beginning with {@code #}, a header line, and rows. What a spreadsheet adds when it saves a table,
 * commas behind comments and rows, quotes around comments, lines of nothing but commas, is not seen. Reading reports every
 * fault and goes on with the next row.
 */
public final class Table {

    private final TableSchema schema;
    private final String file;
    private final Problems problems;
    private TableTexts texts = path -> null;
    private final List<String> header = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, String> headings = new HashMap<>();
    private final List<TableRow> rows = new ArrayList<>();
    private boolean complete = true;
    private int endOfHeader;
    private int headerLine;
    private int faults;

    private Table(TableSchema schema, String file, Problems problems) {
        this.schema = schema;
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads a table of a rulebook.
     *
     * @param text the file's content
     * @param problems where faults of the text go; the cells are not looked at yet
     */
    public static Table read(TableSchema schema, String text, Problems problems) {
        return read(schema, schema.path(), text, Limit.RULEBOOK_ROWS.most(), problems);
    }

    /**
     * Reads a file.
     *
     * @param file what it is called in problems
     */
    public static Table read(TableSchema schema, String file, String text, Problems problems) {
        return read(schema, file, text, Limit.RULEBOOK_ROWS.most(), problems);
    }

    /**
     * Reads a table of a rulebook.
     *
     * @param texts what knows where its lines stand
     * @param text its content
     * @param most how many rows it may have; those beyond are not read, and that is a fault
     */
    static Table read(TableSchema schema, TableTexts texts, String text, int most, Problems problems) {
        Table table = new Table(schema, schema.path(), problems);
        table.texts = texts;
        return read(table, text, most);
    }

    private static Table read(TableSchema schema, String file, String text, int most, Problems problems) {
        return read(new Table(schema, file, problems), text, most);
    }

    private static Table read(Table table, String text, int most) {
        TableSchema schema = table.schema;
        boolean few = schema.isFew() && Limit.NAMED_ROWS.most() <= most;
        int taken = few ? Limit.NAMED_ROWS.most() : most;
        if (few && text.length() > Limit.NAMED_TABLE.most()) {
            table.add("file-too-large", 0, 0, tooLong("table", text.length(), Limit.NAMED_TABLE), "");
            return table;
        }
        List<CsvRow> lines = CsvText.rows(text, taken + 2); // one more than may be, and the header
        table.read(lines.subList(0, Math.min(lines.size(), taken + 1)));
        if (lines.size() == taken + 2) {
            table.reportRows(lines.get(taken + 1).line(), few);
        }
        table.refuseOneHash();
        return table;
    }

    private void refuseOneHash() {
        for (String column : rows.size() > Limit.ONE_HASH.most() ? header : List.<String>of()) {
            Column known = schema.column(column);
            if (OneHash.in(
                    rows.stream().map(row -> known.canonical(row.cell(column))).toList())) {
                rows.clear();
                String message =
                        "The column \"%s\" has more than %s that differ and were chosen to have one hash; none is read."
                                .formatted(column, Limit.ONE_HASH.words());
                add("too-many-rows", 0, 0, message, "");
            }
        }
    }

    /** Reads a table that is known to have no faults, or whose faults are told by others. */
    public static Table readSound(String path, String text) {
        return read(Tables.of(path, text), path, text, new Problems());
    }

    /** Reads a rulebook's table that is known to have no faults, or whose faults are told by others; one without rows if it is not there. */
    public static Table readSound(TableTexts texts, String path) {
        String content = texts.text(path);
        String text = content == null ? "" : content;
        Table table = new Table(Tables.of(path, text), path, new Problems());
        table.texts = texts;
        return read(table, text, Limit.RULEBOOK_ROWS.most());
    }

    /**
     * Makes a table of rows that stand elsewhere.
     *
     * @param cells of each row, by column; its line is its place in this list, from 1
     */
    public static Table of(TableSchema schema, List<Map<String, String>> cells, Problems problems) {
        Table table = new Table(schema, schema.path(), problems);
        table.header.addAll(schema.columnNames());
        table.index();
        for (Map<String, String> row : cells) {
            List<Cell> inOrder = schema.columnNames().stream()
                    .map(name -> new Cell(row.getOrDefault(name, "").strip(), 0, 0))
                    .toList();
            table.rows.add(new TableRow(table, new CsvRow(table.rows.size() + 1, 0, 0, inOrder, Fault.NONE, 0)));
        }
        return table;
    }

    private void read(List<CsvRow> lines) {
        for (CsvRow line : lines) {
            if (line.fault() != Fault.NONE) {
                reportFault(line);
            } else if (!header.isEmpty()) {
                addRow(line);
            } else if (!readHeader(line)) {
                return;
            }
        }
        if (header.isEmpty()) {
            add(
                    "empty-table",
                    0,
                    0,
                    "The table has no header line; it needs the columns %s.".formatted(neededHeader()),
                    "");
        }
    }

    private void reportFault(CsvRow line) {
        boolean open = line.fault() == Fault.OPEN_QUOTE;
        add(
                "bad-csv",
                line.line(),
                line.faultAt() - line.start() + 1,
                open
                        ? "A quote that opens here is not closed on this line."
                        : "Something stands here between a closing quote and the next comma.",
                open
                        ? "Maybe the quote at the end of the cell is missing; a quote within a cell is written twice."
                        : "A quote within a cell is written twice.");
    }

    private static String tooLong(String what, int length, Limit limit) {
        return String.format(Locale.ROOT, "The %s has %,d characters; %s is the most.", what, length, limit.words());
    }

    private void reportRows(int line, boolean few) {
        String which = few
                ? "the table has more than " + Limit.NAMED_ROWS.words()
                : "the rulebook's tables have more than %s together".formatted(Limit.RULEBOOK_ROWS.words());
        add("too-many-rows", line, 0, "With this row %s; no more are read.".formatted(which), "");
    }

    private boolean readHeader(CsvRow line) {
        for (int i = 0; i < line.filled(); i++) {
            String written = line.cells().get(i).value();
            String column = schema.nameOf(written);
            if (header.contains(column)) {
                String message = "The column \"%s\" stands twice.".formatted(column);
                add("duplicate-column", line.line(), line.column(i), message, "");
            } else if (!schema.columnNames().contains(column)) {
                String message = "The column \"%s\" is not known here.".formatted(column);
                add(
                        "unknown-column",
                        line.line(),
                        line.column(i),
                        message,
                        NearestName.hint(column, schema.headings()));
            }
            header.add(column);
            headings.put(column, written);
        }
        endOfHeader = line.cells().get(line.filled() - 1).end();
        headerLine = line.line();
        index();
        List<String> missing = schema.neededColumns().stream()
                .filter(column -> !header.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            add(
                    "missing-column",
                    line.line(),
                    0,
                    "The table lacks the column%s \"%s\"."
                            .formatted(missing.size() == 1 ? "" : "s", String.join("\", \"", missing)),
                    header.size() == 1 ? "Maybe the cells are not separated by commas." : "");
        }
        return complete;
    }

    private void addRow(CsvRow line) {
        int cells = Math.min(line.cells().size(), Math.max(line.filled(), header.size()));
        if (cells > header.size() || (cells < header.size() && !mayEndAt(cells))) {
            add(
                    "wrong-cell-count",
                    line.line(),
                    0,
                    "The row has %s cells, the header %s.".formatted(cells, header.size()),
                    "Maybe a comma is missing, or a text with a comma needs quotes.");
            return;
        }
        for (Cell cell : line.cells()) {
            int length = cell.value().length();
            if (length > Limit.CELL.most()) {
                add(
                        "text-too-long",
                        line.line(),
                        cell.start() - line.start() + 1,
                        tooLong("cell", length, Limit.CELL),
                        "");
                return;
            }
        }
        rows.add(new TableRow(this, line));
    }

    /** Whether a row may leave out the cells from a place on: all of them may be missing anyway. */
    private boolean mayEndAt(int place) {
        return header.subList(place, header.size()).stream()
                .allMatch(name -> schema.columnNames().contains(name)
                        && schema.column(name).isOptional());
    }

    private void index() {
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i), i);
        }
    }

    public TableSchema schema() {
        return schema;
    }

    /** The names of its header. */
    public List<String> header() {
        return List.copyOf(header);
    }

    /** Where the header's last name ends in the text; 0 if there is no header. */
    public int endOfHeader() {
        return endOfHeader;
    }

    /** The line of the header, 0 if there is none. */
    int headerLine() {
        return headerLine;
    }

    /** The rows that have as many cells as the header. */
    public List<TableRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** Whether every line of it could be read. */
    boolean isComplete() {
        return complete;
    }

    /** Whether so much is wrong that no more is told, and nothing can be said of rows side by side. */
    public boolean tooManyFaults() {
        return faults > Limit.FAULTS.most();
    }

    String file() {
        return file;
    }

    /** Where a line of it stands for whoever looks for it. */
    Place place(int line) {
        return texts.place(file, line);
    }

    /** What its header calls a column. */
    String heading(String column) {
        return headings.getOrDefault(column, column);
    }

    /** The place of a column in its rows, -1 if it has none. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    /** Reports a fault of a cell. */
    void report(String code, CsvRow line, int cell, String message, String hint) {
        fault(code, line.line(), line.column(cell), message, hint);
    }

    private String neededHeader() {
        return String.join(",", schema.neededColumns());
    }

    private void add(String code, int line, int column, String message, String hint) {
        complete = false;
        fault(code, line, column, message, hint);
    }

    private void fault(String code, int line, int column, String message, String hint) {
        faults++;
        if (faults <= Limit.FAULTS.most()) {
            problems.add(Problem.error(code, file, line, column, message, hint));
        } else if (faults == Limit.FAULTS.most() + 1) {
            problems.add(Problem.error(
                    "too-many-faults",
                    file,
                    line,
                    "The table has more than %s; from here on they are not told.".formatted(Limit.FAULTS.words())));
        }
    }
}
