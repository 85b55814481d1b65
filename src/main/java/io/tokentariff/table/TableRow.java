package io.tokentariff.table;

import io.tokentariff.problem.NearestName;
import io.tokentariff.table.Column.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a {@link Table}, its cells by column name. Its schema is checked by {@link TablesReader} before somebody reads a
 * cell; a cell that cannot be read was reported then, and a harmless value is returned so that reading goes on. A table with
 * problems is never used.
 */
public final class TableRow {

    private final Table table;
    private final CsvRow csv;
    private boolean faulty;

    TableRow(Table table, CsvRow csv) {
        this.table = table;
        this.csv = csv;
    }

    /** The table's path below the rulebook's folder. */
    public String file() {
        return table.file();
    }

    /** What its table is. */
    public TableSchema schema() {
        return table.schema();
    }

    /** Its line in the file, from 1. */
    public int line() {
        return csv.line();
    }

    /** Where it stands for whoever looks for it: a row of a rulebook that this one extends stands there. */
    public Place place() {
        return table.place(csv.line());
    }

    /** Where its line begins in the table's text. */
    public int start() {
        return csv.start();
    }

    /** Where the next line begins. */
    public int end() {
        return csv.end();
    }

    /** Returns the cell's text without surrounding blanks; what a blank cell stands for, if it stands for something. */
    public String text(String column) {
        String cell = cell(column);
        return cell.isEmpty() ? table.schema().column(column).absent() : cell;
    }

    /** Returns the cell's text, null if it is empty. */
    public @Nullable String optional(String column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    /** Returns the decimal of a cell, 0 if it is empty. */
    public BigDecimal decimal(String column) {
        String text = text(column);
        return Column.DECIMAL.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    /** Returns the whole number of a cell, null if it is empty. */
    public @Nullable Long whole(String column) {
        String text = text(column);
        return Column.WHOLE.matcher(text).matches() ? Long.valueOf(text.replaceFirst("\\..*", "")) : null;
    }

    /** Returns the day of a cell, null if it is empty. */
    public @Nullable LocalDate date(String column) {
        try {
            String text = text(column);
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns whether the cell says yes. */
    public boolean yesNo(String column) {
        return Column.isYes(text(column));
    }

    /** Returns the names of a cell, separated by semicolons. */
    public List<String> names(String column) {
        return Column.names(text(column));
    }

    /** Returns the names of a cell, each once. Whoever fills the cell cannot make looking one up slow. */
    public Set<String> nameSet(String column) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names(column)));
    }

    /** Returns the cell's value in one spelling: rows that say the same have the same values. */
    public String value(String column) {
        return table.schema().column(column).canonical(cell(column));
    }

    /** All cells' values in one spelling, by column, those not there too. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        table.schema().columns().forEach(column -> values.put(column.name(), column.canonical(cell(column.name()))));
        return values;
    }

    /** Returns the cell as written, quotes and blanks around it left out; empty if its column is not there. */
    public String cell(String column) {
        CsvRow.Cell cell = csvCell(column);
        return cell == null ? "" : cell.value();
    }

    /** The values of the columns that tell the row apart, in one spelling. */
    public List<String> keyValues() {
        return table.schema().keyColumns().stream()
                .map(column -> value(column.name()))
                .toList();
    }

    /** Whether the table may have the column. */
    public boolean knows(String column) {
        return table.schema().columnNames().contains(column);
    }

    /** Whether the table has the column. */
    public boolean has(String column) {
        return csvCell(column) != null;
    }

    /** How many separators are missing behind the row's last cell before that of a column the table has; 0 where none are. */
    public int lacks(String column) {
        int place = table.place(column);
        return place < 0 ? 0 : Math.max(0, place - csv.cells().size() + 1);
    }

    /** What the table calls the column: its name, or a former one. */
    public String heading(String column) {
        return table.heading(column);
    }

    /** Where the cell begins in the table's text; 0 if its column is not there. */
    public int startOf(String column) {
        CsvRow.Cell cell = csvCell(column);
        return cell == null ? 0 : cell.start();
    }

    /** Where the cell ends in the table's text, exclusive; 0 if its column is not there. */
    public int endOf(String column) {
        CsvRow.Cell cell = csvCell(column);
        return cell == null ? 0 : cell.end();
    }

    /** The place in its line, from 1, at which a cell begins. */
    public int columnOf(String column) {
        return csv.column(table.place(column));
    }

    private CsvRow.@Nullable Cell csvCell(String column) {
        int place = table.place(column);
        return place < 0 || place >= csv.cells().size() ? null : csv.cells().get(place);
    }

    /** What tells the row apart, in words: {@code gpt-4.1-mini, fine-tuned, batch, input}. */
    public String title() {
        return phrases(Column::isKey);
    }

    /** What tells the row apart from all rows of all tables: {@code rates: gpt-4.1-mini, batch, input, from 2026-07-30}. */
    public String name() {
        String from = knows("from") ? text("from") : "";
        return "%s: %s%s".formatted(table.schema().name(), title(), from.isEmpty() ? "" : ", from " + from);
    }

    /** What the row is there to say, in words: {@code 0.40 USD per million}. */
    public String says() {
        return phrases(column -> column.is("says"));
    }

    /** What else it says, its source left out: {@code price 0.40, certainty published}. */
    public String details() {
        return table.schema().columns().stream()
                .filter(column -> !column.isKey() && !column.name().equals("source"))
                .filter(column -> !cell(column.name()).isEmpty())
                .map(column -> column.name() + " " + cell(column.name()))
                .collect(Collectors.joining(", "));
    }

    private String phrases(Predicate<Column> which) {
        return table.schema().columns().stream()
                .filter(which)
                .map(column -> column.phrase(text(column.name())))
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Reports a fault of a cell. */
    public void report(String code, String column, String message, String hint) {
        faulty = true;
        table.report(code, csv, table.place(column), message, hint);
    }

    /** Whether nothing wrong with it was found, so that it can be compared with others. */
    public boolean isSound() {
        return !faulty && !table.tooManyFaults();
    }

    /**
     * Reports each cell that is not as the schema says.
     *
     * @param names the names in a table, empty if they are not known
     */
    void check(Function<String, Collection<String>> names) {
        for (Column column : table.schema().columns()) {
            String cell = text(column.name());
            if (!cell.isEmpty()) {
                check(column, cell, names);
            } else if (column.isNeeded()) {
                report(
                        "missing-value",
                        column.name(),
                        "The cell \"%s\" must not be empty.".formatted(column.name()),
                        "");
            }
        }
    }

    private void check(Column column, String cell, Function<String, Collection<String>> names) {
        switch (column.kind()) {
            case DECIMAL -> checkDecimal(column.name());
            case WHOLE ->
                checkForm(column.name(), Kind.WHOLE, Column.WHOLE.matcher(cell).matches());
            case DAY -> checkDate(column.name());
            case WORD, YES_NO -> checkWord(column, column.canonical(cell), cell, "is", "be");
            case NAME -> checkName(column, cell, names);
            case NAMES -> names(column.name()).forEach(name -> checkName(column, name, names));
            default -> {}
        }
    }

    /** Reports a cell that is neither empty nor a decimal number; returns whether it is one. */
    public boolean checkDecimal(String column) {
        return checkForm(
                column, Kind.DECIMAL, Column.DECIMAL.matcher(text(column)).matches());
    }

    /** Reports a cell that is neither empty nor a day. */
    public void checkDate(String column) {
        checkForm(column, Kind.DAY, date(column) != null);
    }

    private boolean checkForm(String column, Kind kind, boolean has) {
        String cell = text(column);
        if (!has && !cell.isEmpty()) {
            boolean day = kind == Kind.DAY;
            boolean whole = kind == Kind.WHOLE;
            String such = whole ? "whole number such as 270000" : "decimal number such as 0.40";
            report(
                    day ? "bad-date" : "bad-number",
                    column,
                    "\"%s\" is not a %s.".formatted(cell, day ? "date such as 2026-07-30" : such),
                    day ? SpreadsheetHabits.ofDate(cell) : SpreadsheetHabits.ofNumber(cell, whole));
        }
        return has;
    }

    private void checkWord(Column column, String word, String cell, String is, String be) {
        if (!column.words().contains(word)) {
            report(
                    "unknown-value",
                    column.name(),
                    "The cell \"%s\" %s \"%s\"; it can %s %s."
                            .formatted(column.name(), is, cell, be, String.join(", ", column.words())),
                    NearestName.hint(cell, column.words()));
        }
    }

    private void checkName(Column column, String name, Function<String, Collection<String>> names) {
        if (table.tooManyFaults()) {
            return;
        }
        if (!column.words().isEmpty()) {
            checkWord(column, name, name, "names", "name");
        }
        Collection<String> known = column.table().isEmpty() ? List.of() : names.apply(column.table());
        if (!known.isEmpty() && !known.contains(name)) {
            TableSchema other = Tables.named(column.table());
            report(
                    other.unknown(),
                    column.name(),
                    "The %s \"%s\" is in no row of %s.".formatted(other.nameColumn(), name, other.file()),
                    NearestName.hint(name, known));
        }
    }
}
