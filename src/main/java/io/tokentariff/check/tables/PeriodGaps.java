package io.tokentariff.check.tables;

import io.tokentariff.ratecard.TableRows;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Days between two rows of the same price on which neither is in force: usage of those days has no price. */
final class PeriodGaps {

    private static final Comparator<TableRow> BY_START =
            Comparator.comparing(row -> row.date("from"), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Report report;

    PeriodGaps(Report report) {
        this.report = report;
    }

    void check() {
        Tables.ALL.stream().filter(TableSchema::isDated).forEach(this::check);
    }

    private void check(TableSchema schema) {
        Map<List<String>, List<TableRow>> byKey = new LinkedHashMap<>();
        report.table(schema.path()).rows().forEach(row -> byKey.computeIfAbsent(
                        row.keyValues(), key -> new ArrayList<>())
                .add(row));
        for (List<TableRow> same : byKey.values()) {
            same.sort(BY_START);
            for (int i = 1; i < same.size(); i++) {
                check(same.get(i - 1), same.get(i));
            }
        }
    }

    private void check(TableRow earlier, TableRow later) {
        LocalDate until = TableRows.period(earlier).until();
        LocalDate from = TableRows.period(later).from();
        if (until != null && from != null && until.isBefore(from)) {
            report.warn(
                    TableRows.place(later),
                    "from",
                    "gap-in-periods",
                    "From %s until %s neither line %s nor this row is in force.".formatted(until, from, earlier.line()),
                    "Maybe this row should begin on %s.".formatted(until));
        }
    }
}
