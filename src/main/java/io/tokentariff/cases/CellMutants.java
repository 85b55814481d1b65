package io.tokentariff.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects mutants of one table: each changes one cell, or takes out one row, and leaves all else as it is. */
final class CellMutants {

    private static final String BETWEEN_NAMES = ";";

    private final String file;
    private final String text;
    private final List<Mutation> mutations = new ArrayList<>();

    /**
     * @param file the table's path below the rulebook's folder
     * @param text its content
     */
    CellMutants(String file, String text) {
        this.file = file;
        this.text = text;
    }

    List<CsvRows.Row> rows() {
        return CsvRows.of(text);
    }

    List<Mutation> mutations() {
        return List.copyOf(mutations);
    }

    /** A number is one more in its last digit. */
    void lastDigit(CsvRows.Row row, String column) {
        BigDecimal number = new BigDecimal(row.value(column));
        set(row, column, number.add(number.ulp()).toPlainString());
    }

    void add(CsvRows.Row row, String column, int amount) {
        BigDecimal number = new BigDecimal(row.value(column));
        set(row, column, number.add(BigDecimal.valueOf(amount)).toPlainString());
    }

    /** Of two words, the one that does not stand there. */
    void other(CsvRows.Row row, String column, String one, String two) {
        set(row, column, row.value(column).equals(one) ? two : one);
    }

    /** Another name than the one there is; the first where the cell is blank. */
    void next(CsvRows.Row row, String column, List<String> names) {
        set(row, column, names.get((names.indexOf(row.value(column)) + 1) % names.size()));
    }

    /** A day, where one stands, is the next one. */
    void dayAfter(CsvRows.Row row, String column) {
        if (!row.value(column).isEmpty()) {
            set(row, column, LocalDate.parse(row.value(column)).plusDays(1).toString());
        }
    }

    /** Each of several names goes; the only one too, where the cell may be blank. */
    void names(CsvRows.Row row, String column, boolean mayBeBlank) {
        List<String> all = Arrays.stream(row.value(column).split(BETWEEN_NAMES, -1))
                .map(String::strip)
                .toList();
        for (String name : all) {
            if (!name.isEmpty() && (mayBeBlank || all.size() > 1)) {
                List<String> rest = new ArrayList<>(all);
                rest.remove(name);
                set(row, column, String.join(BETWEEN_NAMES, rest));
            }
        }
    }

    /** A cell becomes blank. */
    void blank(CsvRows.Row row, String column) {
        if (!row.value(column).isEmpty()) {
            set(row, column, "");
        }
    }

    /** The row goes. */
    void gone(CsvRows.Row row) {
        mutations.add(Mutation.of(file, text, row.start(), row.end(), "", "the row went"));
    }

    /** A cell holds something else. */
    void set(CsvRows.Row row, String column, String value) {
        CsvRows.Cell cell = row.cells().get(column);
        if (cell != null) {
            mutations.add(Mutation.of(
                    file,
                    text,
                    cell.start(),
                    cell.end(),
                    value,
                    "\"%s\" %s became %s".formatted(column, said(cell.value()), said(value))));
        }
    }

    private static String said(String value) {
        return value.isEmpty() ? "(blank)" : value;
    }
}
