package io.tokentariff.ratecard;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.OverlapSearch.Entry;
import io.tokentariff.table.Column;
import io.tokentariff.table.Column.Kind;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that say the same thing for the same day: which of two prices holds is nothing to guess. A blank cell stands for
 * each of its values. In a table where the most specific row applies, only rows are told of which none is.
 */
final class PeriodCheck {

    private static final int MOST_PAIRS = 10_000;

    private final Problems problems;

    PeriodCheck(Problems problems) {
        this.problems = problems;
    }

    /** Checks the tables whose rows are in force on some days; what faulty rows say is not known. */
    void check(TablesReader tables) {
        for (TableSchema schema : Tables.ALL) {
            if (schema.isDated() && tables.has(schema)) {
                List<Entry> entries = tables.rows(schema).stream()
                        .filter(TableRow::isSound)
                        .flatMap(row -> entries(schema, row))
                        .toList();
                checkOverlaps(entries, schema.overlaps() ? new Specificity(entries) : null);
            }
        }
        checkThresholds(tables.rows(Tables.LONG_CONTEXT).stream()
                .filter(TableRow::isSound)
                .map(LongContext::of)
                .toList());
    }

    /** One entry of a row, or one for each of the names it is for. */
    private static Stream<Entry> entries(TableSchema schema, TableRow row) {
        List<String> name = new ArrayList<>();
        List<List<@Nullable String>> cells = List.of(List.of());
        for (Column column : schema.keyColumns()) {
            String cell = row.value(column.name());
            if (column.isNeeded()) {
                name.add(cell);
            } else {
                cells = with(cells, column.kind() == Kind.NAMES ? row.names(column.name()) : List.of(cell));
            }
        }
        EffectivePeriod period = TableRows.period(row);
        RowRef ref = TableRows.place(row);
        String says = row.says();
        return cells.stream().map(each -> new Entry(name, each, period, ref, says));
    }

    /** Each list with each of the values after it, null for a blank one or none at all. */
    private static List<List<@Nullable String>> with(List<List<@Nullable String>> lists, List<String> values) {
        List<List<@Nullable String>> all = new ArrayList<>();
        for (List<@Nullable String> list : lists) {
            for (String value : values.isEmpty() ? List.of("") : values) {
                List<@Nullable String> longer = new ArrayList<>(list);
                longer.add(value.isEmpty() ? null : value);
                all.add(longer);
            }
        }
        return all;
    }

    private static Stream<Entry> thresholds(LongContext row) {
        String says = row.threshold() + ", " + row.scope();
        return tiers(row)
                .map(tier -> new Entry(
                        List.of(row.model()), Collections.singletonList(tier), row.period(), row.row(), says));
    }

    /** The tiers a row is for, one null for any. */
    private static Stream<@Nullable String> tiers(LongContext row) {
        return row.tiers().isEmpty()
                ? Stream.of((String) null)
                : row.tiers().stream().sorted();
    }

    private void checkOverlaps(List<Entry> entries, @Nullable Specificity specificity) {
        int[] told = {0};
        new OverlapSearch((first, second) -> {
                    if (specificity != null && specificity.decides(first, second)) {
                        return true;
                    }
                    if (specificity != null && first.filled() != second.filled()) {
                        problems.add(problem(
                                "equally-specific",
                                second,
                                "This row and line %s are for the same usage, and neither names all that the other names."
                                        .formatted(first.row().line()),
                                "Add a row that names what both name."));
                    } else {
                        report(first, second);
                    }
                    return ++told[0] < Limit.FAULTS.most();
                })
                .search(entries);
    }

    private void report(Entry first, Entry second) {
        int line = first.row().line();
        boolean same = first.period().equals(second.period()) && first.cells().equals(second.cells());
        String message;
        String hint;
        if (!same) {
            message = "This row (%s) and line %s (%s) are in force on the same days."
                    .formatted(second.period(), line, first.period());
            hint = "Maybe the earlier row should end with \"until\" on the day the later one begins.";
        } else if (first.says().equals(second.says())) {
            message = "This row says the same as line %s.".formatted(line);
            hint = "One of the two is enough.";
        } else {
            message = "This row says %s where line %s says %s.".formatted(second.says(), line, first.says());
            hint = "Two sources disagree; keep the one that holds.";
        }
        problems.add(problem("overlapping-periods", second, message, hint));
    }

    /** A session has one threshold: rows of one model for one tier and day differ in their meters alone. */
    private void checkThresholds(List<LongContext> rows) {
        int[] pairs = {0};
        new OverlapSearch((first, second) -> {
                    if (!first.says().equals(second.says())) {
                        problems.add(problem(
                                "mixed-thresholds",
                                second,
                                "This row (%s) and line %s (%s) are in force together for %s."
                                        .formatted(
                                                second.says(),
                                                first.row().line(),
                                                first.says(),
                                                second.name().get(0)),
                                "Rows of one model for the same tier and day need one threshold and one scope."));
                    }
                    return ++pairs[0] < MOST_PAIRS;
                })
                .search(rows.stream().flatMap(PeriodCheck::thresholds).toList());
    }

    private static Problem problem(String code, Entry at, String message, String hint) {
        return Problem.error(code, at.row().file(), at.row().line(), 0, message, hint);
    }
}
