package io.tokentariff.cases;

import io.tokentariff.table.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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

    List<Mutation> mutations() {
        return List.copyOf(mutations);
    }

    /** A number is one more in its last digit. */
    void lastDigit(TableRow row, String column) {
        if (row.optional(column) != null) {
            BigDecimal number = row.decimal(column);
            set(row, column, number.add(number.ulp()).toPlainString());
        }
    }

    void add(TableRow row, String column, int amount) {
        BigDecimal number = row.decimal(column);
        set(row, column, number.add(BigDecimal.valueOf(amount)).toPlainString());
    }

    /** Another name than the one there is; the first where the cell is blank. */
    void next(TableRow row, String column, List<String> names) {
        set(row, column, names.get((names.indexOf(row.text(column)) + 1) % names.size()));
    }

    /** A day, where one stands, is the next one. */
    void dayAfter(TableRow row, String column) {
        if (!row.text(column).isEmpty()) {
            set(row, column, LocalDate.parse(row.text(column)).plusDays(1).toString());
        }
    }

    /** Each of several names goes; the only one too, where the cell may be blank. */
    void names(TableRow row, String column, boolean mayBeBlank) {
        List<String> all = row.names(column);
        for (String name : all) {
            if (mayBeBlank || all.size() > 1) {
                List<String> rest = new ArrayList<>(all);
                rest.remove(name);
                set(row, column, String.join(BETWEEN_NAMES, rest));
            }
        }
    }

    /** Words stand in another order; a single one is another of the known ones. */
    void words(TableRow row, String column, List<String> known) {
        List<String> groups = row.names(column);
        if (groups.size() == 1) {
            next(row, column, known);
        }
        for (int i = 1; i < groups.size(); i++) {
            List<String> swapped = new ArrayList<>(groups);
            Collections.swap(swapped, i - 1, i);
            set(row, column, String.join(BETWEEN_NAMES, swapped));
        }
    }

    /** A cell becomes blank. */
    void blank(TableRow row, String column) {
        if (!row.text(column).isEmpty()) {
            set(row, column, "");
        }
    }

    /** The row goes. */
    void gone(TableRow row) {
        mutations.add(Mutation.of(file, text, row.start(), row.end(), "", "the row went"));
    }

    /** A cell holds something else. */
    void set(TableRow row, String column, String value) {
        mutations.add(Mutation.of(
                file,
                text,
                row.startOf(column),
                row.endOf(column),
                value,
                "\"%s\" %s became %s".formatted(column, said(row.cell(column)), said(value))));
    }

    private static String said(String value) {
        return value.isEmpty() ? "(blank)" : value;
    }
}
