package io.tokentariff.ratecard;

import io.tokentariff.problem.NearestName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of a {@link Table}, its cells by column name. A cell that cannot be read is reported with its place, and a
 * harmless value is returned so that reading goes on; a table with problems is never used.
 */
public final class TableRow {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");

    private final Table table;
    private final RowRef ref;
    private final List<String> header;
    private final List<String> cells;

    TableRow(Table table, RowRef ref, List<String> header, List<String> cells) {
        this.table = table;
        this.ref = ref;
        this.header = header;
        this.cells = cells;
    }

    public RowRef ref() {
        return ref;
    }

    /** Returns the cell's text without surrounding blanks, empty if there is none. */
    public String text(String column) {
        return cells.get(header.indexOf(column)).strip();
    }

    /** Returns the cell's text; an empty cell is a problem. */
    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            report("missing-value", column, "The cell \"%s\" must not be empty.".formatted(column), "");
        }
        return text;
    }

    /** Returns the cell's text, null if it is empty. */
    public @Nullable String optional(String column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    /** Returns the cell's text, which must be one of the given words. */
    public String oneOf(String column, List<String> words) {
        String text = required(column);
        if (!text.isEmpty() && !words.contains(text)) {
            report(
                    "unknown-value",
                    column,
                    "The cell \"%s\" is \"%s\"; it can be %s.".formatted(column, text, String.join(", ", words)),
                    NearestName.hint(text, words));
        }
        return text;
    }

    /** Returns the decimal of a cell that must have one. */
    public BigDecimal decimal(String column) {
        String text = required(column);
        if (DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (!text.isEmpty()) {
            report(
                    "bad-number",
                    column,
                    "\"%s\" is not a decimal number such as 0.40.".formatted(text),
                    decimalHint(text));
        }
        return BigDecimal.ZERO;
    }

    /** Returns the whole number of a cell, null if it is empty. */
    public @Nullable Long whole(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        report("bad-number", column, "\"%s\" is not a whole number such as 270000.".formatted(text), "");
        return null;
    }

    /** Returns the date of a cell, null if it is empty. */
    public @Nullable LocalDate date(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            report("bad-date", column, "\"%s\" is not a date such as 2026-07-30.".formatted(text), "");
            return null;
        }
    }

    /** Returns {@code from} and {@code until} as a period. */
    public EffectivePeriod period() {
        LocalDate from = date("from");
        LocalDate until = date("until");
        if (from != null && until != null && !from.isBefore(until)) {
            report(
                    "empty-period",
                    "until",
                    "The row would never be in force: it ends (%s) before it begins (%s).".formatted(until, from),
                    "The day in \"until\" is the first on which the row is no longer in force.");
            return EffectivePeriod.ALWAYS;
        }
        return new EffectivePeriod(from, until);
    }

    /** Returns whether the cell says {@code yes} or {@code no}. */
    public boolean yesNo(String column) {
        return oneOf(column, List.of("yes", "no")).equals("yes");
    }

    /** Returns the names of a cell, separated by semicolons. */
    public List<String> names(String column) {
        return Arrays.stream(text(column).split(";", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Reports a name that is none of the known ones; none at all means that they could not be read. */
    public void checkKnown(String column, @Nullable String name, Collection<String> known) {
        if (name == null || name.isEmpty() || known.isEmpty() || table.tooManyFaults()) {
            return;
        }
        if (!known.contains(name)) {
            report(
                    "unknown-" + column,
                    column,
                    "The %s \"%s\" is in no row of %ss.csv.".formatted(column, name, column),
                    NearestName.hint(name, known));
        }
    }

    /** Reports a fault of a cell. */
    public void report(String code, String column, String message, String hint) {
        table.report(code, ref.line(), header.indexOf(column), message, hint);
    }

    private static String decimalHint(String text) {
        return DECIMAL.matcher(text.replace(',', '.')).matches() ? "Maybe the comma should be a point." : "";
    }
}
