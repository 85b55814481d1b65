package io.tokentariff.ratecard;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds rows that say the same thing for the same day: which of two prices holds is nothing to guess. */
final class PeriodCheck {

    private final Problems problems;

    PeriodCheck(Problems problems) {
        this.problems = problems;
    }

    void check(List<Rate> rates, List<Term> terms, List<LongContext> longContexts) {
        checkOverlaps(expanded(rates), Entry::period, Entry::row);
        checkOverlaps(
                terms.stream()
                        .map(term -> new Entry(
                                List.of(term.name(), or(term.model()), or(term.tier()), or(term.meter())),
                                term.period(),
                                term.row()))
                        .toList(),
                Entry::period,
                Entry::row);
        checkOverlaps(
                longContexts.stream()
                        .map(row ->
                                new Entry(List.of(row.model(), or(row.meter()), row.tiers()), row.period(), row.row()))
                        .toList(),
                Entry::period,
                Entry::row);
    }

    private record Entry(List<Object> key, EffectivePeriod period, RowRef row) {}

    /** A blank cell stands for each of its values. */
    private static List<Entry> expanded(List<Rate> rates) {
        List<Entry> entries = new ArrayList<>();
        for (Rate rate : rates) {
            Boolean tuned = rate.fineTuned();
            String context = rate.context();
            for (boolean fineTuned : tuned == null ? new boolean[] {false, true} : new boolean[] {tuned}) {
                for (String band : context == null ? List.of(RateCard.SHORT, RateCard.LONG) : List.of(context)) {
                    entries.add(new Entry(
                            List.of(rate.model(), fineTuned, rate.tier(), band, rate.meter()),
                            rate.period(),
                            rate.row()));
                }
            }
        }
        return entries;
    }

    private void checkOverlaps(
            List<Entry> entries, Function<Entry, EffectivePeriod> period, Function<Entry, RowRef> row) {
        Map<List<Object>, List<Entry>> byKey = new LinkedHashMap<>();
        entries.forEach(entry ->
                byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry));
        for (List<Entry> same : byKey.values()) {
            same.sort(Comparator.comparingInt(entry -> row.apply(entry).line()));
            for (int i = 1; i < same.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (period.apply(same.get(i)).overlaps(period.apply(same.get(j)))) {
                        report(same.get(j), same.get(i));
                    }
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

    private static String or(@org.jspecify.annotations.Nullable String cell) {
        return cell == null ? "" : cell;
    }
}
