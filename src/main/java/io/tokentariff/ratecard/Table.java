package io.tokentariff.ratecard;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One CSV file of a rulebook: comment lines beginning with {@code #}, a header line, and rows. Reading reports every fault
 * and goes on with the next row.
 */
public final class Table {

    /** After so many faults the rest of a table is not told about: a wrong separator makes one of every row. */
    static final int MOST_FAULTS = 100;

    /** The code of the problem that says so. */
    static final String TOO_MANY_FAULTS = "too-many-faults";

    private final String file;
    private final String text;
    private final Problems problems;
    private final CellPlaces places;
    private List<String> header = List.of();
    private int faults;

    private Table(String file, String text, Problems problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
        this.places = new CellPlaces(text);
    }

    /**
     * Reads a table.
     *
     * @param file path below the rulebook's folder
     * @param text the file's content
     * @param columns the columns that the header must have, in any order; others are a problem
     * @param problems where faults go
     * @return the rows that have as many cells as the header
     */
    public static List<TableRow> read(String file, String text, List<String> columns, Problems problems) {
        return new Table(file, text, problems).rows(columns);
    }

    private List<TableRow> rows(List<String> columns) {
        List<TableRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .commentCharacter('#')
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(textWithoutOpenQuotes())) {
            for (CsvRecord line : reader) {
                if (header.isEmpty()) {
                    if (!readHeader(line, columns)) {
                        return List.of();
                    }
                } else {
                    addRow(line, rows);
                }
            }
        } catch (CsvParseException e) {
            problems.add(Problem.error(
                    "bad-csv", file, lastGoodLine(rows) + 1, "The table cannot be read beyond this line."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (header.isEmpty()) {
            problems.add(Problem.error(
                    "empty-table",
                    file,
                    0,
                    "The table has no header line; it needs the columns %s.".formatted(String.join(",", columns))));
        }
        return rows;
    }

    /**
     * Reports every line that ends within a quoted cell, and leaves it out: a cell of a table never spans lines, and an open
     * quote would swallow the rows below it.
     */
    private String textWithoutOpenQuotes() {
        StringBuilder sound = new StringBuilder(text.length());
        int lineNumber = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            lineNumber++;
            int open = line.startsWith("#") ? 0 : openQuote(line);
            if (open > 0) {
                problems.add(Problem.error(
                        "bad-csv",
                        file,
                        lineNumber,
                        open,
                        "A quote that opens here is not closed on this line.",
                        "Maybe the quote at the end of the cell is missing; a quote within a cell is written twice."));
            } else {
                sound.append(line);
            }
            sound.append('\n');
        }
        return sound.toString();
    }

    /** The column, from 1, of the cell whose quote is still open at the end of the line; 0 for none. */
    private static int openQuote(String line) {
        boolean quoted = false;
        int cell = 1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cell = i + 2;
            }
        }
        return quoted ? cell : 0;
    }

    private boolean readHeader(CsvRecord line, List<String> columns) {
        int lineNumber = (int) line.getStartingLineNumber();
        Set<String> seen = new HashSet<>();
        header = line.getFields().stream().map(String::strip).toList();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            int at = places.column(lineNumber, i);
            if (!seen.add(column)) {
                problems.add(Problem.error(
                        "duplicate-column",
                        file,
                        lineNumber,
                        at,
                        "The column \"%s\" stands twice.".formatted(column),
                        ""));
            } else if (!columns.contains(column)) {
                problems.add(Problem.error(
                        "unknown-column",
                        file,
                        lineNumber,
                        at,
                        "The column \"%s\" is not known here.".formatted(column),
                        NearestName.hint(column, columns)));
            }
        }
        List<String> missing =
                columns.stream().filter(column -> !seen.contains(column)).toList();
        if (!missing.isEmpty()) {
            problems.add(Problem.error(
                    "missing-column",
                    file,
                    lineNumber,
                    0,
                    "The table lacks the column%s \"%s\"."
                            .formatted(missing.size() == 1 ? "" : "s", String.join("\", \"", missing)),
                    header.size() == 1 ? "Maybe the cells are not separated by commas." : ""));
        }
        return missing.isEmpty() && header.size() == columns.size();
    }

    private void addRow(CsvRecord line, List<TableRow> rows) {
        int lineNumber = (int) line.getStartingLineNumber();
        if (line.getFieldCount() != header.size()) {
            add(Problem.error(
                    "wrong-cell-count",
                    file,
                    lineNumber,
                    0,
                    "The row has %s cells, the header %s.".formatted(line.getFieldCount(), header.size()),
                    "Maybe a comma is missing, or a text with a comma needs quotes."));
            return;
        }
        rows.add(new TableRow(this, new RowRef(file, lineNumber), header, line.getFields()));
    }

    void report(String code, int line, int cell, String message, String hint) {
        add(Problem.error(code, file, line, places.column(line, cell), message, hint));
    }

    /** Whether so much is wrong that no more is told. */
    boolean tooManyFaults() {
        return faults > MOST_FAULTS;
    }

    private void add(Problem problem) {
        faults++;
        if (faults <= MOST_FAULTS) {
            problems.add(problem);
        } else if (faults == MOST_FAULTS + 1) {
            problems.add(Problem.error(
                    TOO_MANY_FAULTS,
                    file,
                    problem.line(),
                    "The table has more than %s faults; from here on they are not told.".formatted(MOST_FAULTS)));
        }
    }

    private static int lastGoodLine(List<TableRow> rows) {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).ref().line();
    }
}
