package io.tokentariff.rating.statement;

import io.tokentariff.ratecard.Agreement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the facts of a statement: of each agreement what it is about comes to, period by period. */
final class Totals {

    private final List<Cell> cells;
    private final LocalDate first;
    private final LocalDate last;

    private Totals(List<Cell> cells) {
        this.cells = cells;
        this.first = YearMonth.from(cells.get(0).key().day()).atDay(1);
        this.last = YearMonth.from(cells.get(cells.size() - 1).key().day()).atEndOfMonth();
    }

    /** @param cells the usage, in the order of its days */
    static List<PeriodTotal> of(List<Agreement> agreements, List<Cell> cells) {
        if (cells.isEmpty()) {
            return List.of();
        }
        Totals totals = new Totals(cells);
        Map<Object, List<Agreement>> together = new LinkedHashMap<>();
        agreements.stream().filter(row -> !row.per().equals("request")).forEach(row -> together.computeIfAbsent(
                        row.isMostSpecificOf() ? row.row() : List.of(row.kind(), row.name()), name -> new ArrayList<>())
                .add(row));
        return together.values().stream()
                .flatMap(rows -> totals.of(rows).stream())
                .toList();
    }

    private List<PeriodTotal> of(List<Agreement> rows) {
        Map<Part, List<Agreement>> parts = new LinkedHashMap<>();
        NavigableSet<LocalDate> begins = begins(rows);
        for (LocalDate begin : begins) {
            List<Agreement> inForce = rows.stream()
                    .filter(row -> row.period().covers(begin))
                    .sorted(Comparator.comparing(Agreement::amount))
                    .toList();
            LocalDate next = begins.higher(begin);
            if (!inForce.isEmpty()) {
                parts.put(new Part(begin, next == null ? last : next.minusDays(1)), inForce);
            }
        }
        List<PeriodTotal> totals = new ArrayList<>();
        parts.forEach((part, inForce) -> totals.addAll(of(part, inForce)));
        return totals;
    }

    /** The first days of months, days on which other rows are in force, and each day of usage where rows are about days. */
    private NavigableSet<LocalDate> begins(List<Agreement> rows) {
        TreeSet<LocalDate> begins = new TreeSet<>();
        rows.forEach(row -> row.period().addTo(begins));
        if (rows.get(0).per().equals("day")) {
            cells.forEach(cell -> {
                begins.add(cell.key().day());
                begins.add(cell.key().day().plusDays(1));
            });
        }
        boolean acrossMonths = rows.get(0).kind().equals(Step.FREE_CREDIT.word());
        for (LocalDate month = first; !month.isAfter(last); month = month.plusMonths(acrossMonths ? 1_200 : 1)) {
            begins.add(month);
        }
        begins.removeIf(day -> day.isBefore(first) || day.isAfter(last));
        return begins;
    }

    private List<PeriodTotal> of(Part part, List<Agreement> rows) {
        Agreement row = rows.get(0);
        List<Cell> all = cells.stream()
                .filter(cell -> part.includes(cell.key().day()) && cell.key().isOf(row.scope()))
                .toList();
        if (row.each().isEmpty()) {
            return List.of(new PeriodTotal(part, rows, null, all));
        }
        Map<String, List<Cell>> byName = all.stream()
                .filter(cell -> cell.key().of(row.each()) != null)
                .collect(Collectors.groupingBy(
                        cell -> Objects.requireNonNull(cell.key().of(row.each())), TreeMap::new, Collectors.toList()));
        List<PeriodTotal> totals = new ArrayList<>();
        byName.forEach((name, some) -> totals.add(new PeriodTotal(part, rows, name, some)));
        return Collections.unmodifiableList(totals);
    }
}
