package io.tokentariff.ratecard;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that say the same thing for the same day: which of two prices holds is nothing to guess. A blank cell stands for
 * each of its values.
 */
final class PeriodCheck {

    private final Problems problems;

    PeriodCheck(Problems problems) {
        this.problems = problems;
    }

    void check(List<Rate> rates, List<Term> terms, List<LongContext> longContexts) {
        checkOverlaps(rates.stream().map(PeriodCheck::entry).toList());
        checkOverlaps(terms.stream().map(PeriodCheck::entry).toList());
        checkOverlaps(longContexts.stream().map(PeriodCheck::entry).toList());
        checkThresholds(longContexts);
    }

    /**
     * @param name what rows must share to be about the same
     * @param cells the values each row is for, an empty set for any
     */
    private record Entry(List<Object> name, List<Set<Object>> cells, EffectivePeriod period, RowRef row) {

        boolean clashesWith(Entry other) {
            for (int i = 0; i < cells.size(); i++) {
                if (!meet(cells.get(i), other.cells.get(i))) {
                    return false;
                }
            }
            return period.overlaps(other.period);
        }
    }

    private static Entry entry(Rate rate) {
        return new Entry(
                List.of(rate.model(), rate.meter()),
                List.of(
                        oneOrAny(rate.fineTuned()),
                        oneOrAny(rate.context()),
                        rate.tier().isEmpty() ? Set.of() : Set.of(rate.tier())),
                rate.period(),
                rate.row());
    }

    private static Entry entry(Term term) {
        return new Entry(
                List.of(term.name()),
                List.of(oneOrAny(term.model()), oneOrAny(term.tier()), oneOrAny(term.meter())),
                term.period(),
                term.row());
    }

    private static Entry entry(LongContext row) {
        return new Entry(
                List.of(row.model()), List.of(oneOrAny(row.meter()), Set.copyOf(row.tiers())), row.period(), row.row());
    }

    private void checkOverlaps(List<Entry> entries) {
        Map<List<Object>, List<Entry>> byName = new LinkedHashMap<>();
        entries.forEach(entry ->
                byName.computeIfAbsent(entry.name(), name -> new ArrayList<>()).add(entry));
        for (List<Entry> same : byName.values()) {
            for (int i = 1; i < same.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (same.get(i).clashesWith(same.get(j))) {
                        report(same.get(j), same.get(i));
                    }
                }
            }
        }
    }

    /** A session has one threshold: rows of one model for one tier and day differ in their meters alone. */
    private void checkThresholds(List<LongContext> rows) {
        for (int i = 1; i < rows.size(); i++) {
            for (LongContext first : rows.subList(0, i)) {
                LongContext second = rows.get(i);
                boolean together = first.model().equals(second.model())
                        && meet(first.tiers(), second.tiers())
                        && first.period().overlaps(second.period());
                if (together
                        && (first.threshold() != second.threshold()
                                || !first.scope().equals(second.scope()))) {
                    problems.add(Problem.error(
                            "mixed-thresholds",
                            second.row().file(),
                            second.row().line(),
                            0,
                            "This row (%d, %s) and line %d (%d, %s) are in force together for %s."
                                    .formatted(
                                            second.threshold(),
                                            second.scope(),
                                            first.row().line(),
                                            first.threshold(),
                                            first.scope(),
                                            second.model()),
                            "Rows of one model for the same tier and day need one threshold and one scope."));
                }
            }
        }
    }

    private void report(Entry first, Entry second) {
        problems.add(Problem.error(
                "overlapping-periods",
                second.row().file(),
                second.row().line(),
                0,
                "This row (%s) and line %d (%s) are in force on the same days."
                        .formatted(second.period(), first.row().line(), first.period()),
                "Maybe the earlier row should end with \"until\" on the day the later one begins."));
    }

    private static Set<Object> oneOrAny(@Nullable Object cell) {
        return cell == null ? Set.of() : Set.of(cell);
    }

    private static boolean meet(Collection<?> some, Collection<?> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }
}
