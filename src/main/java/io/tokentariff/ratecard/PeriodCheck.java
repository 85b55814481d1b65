package io.tokentariff.ratecard;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.OverlapSearch.Entry;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that say the same thing for the same day: which of two prices holds is nothing to guess. A blank cell stands for
 * each of its values.
 */
final class PeriodCheck {

    private static final int MOST_PAIRS = 10_000;

    private final Problems problems;

    PeriodCheck(Problems problems) {
        this.problems = problems;
    }

    void check(List<Rate> rates, List<Term> terms, List<LongContext> longContexts) {
        checkOverlaps(rates.stream().map(PeriodCheck::entry).toList());
        checkOverlaps(terms.stream().map(PeriodCheck::entry).toList());
        checkOverlaps(longContexts.stream().flatMap(PeriodCheck::entries).toList());
        checkThresholds(longContexts);
    }

    private static Entry entry(Rate rate) {
        return new Entry(
                List.of(rate.model(), rate.meter()),
                Arrays.asList(rate.fineTuned(), rate.context(), rate.tier().isEmpty() ? null : rate.tier()),
                rate.period(),
                rate.row(),
                rate.price().toString());
    }

    private static Entry entry(Term term) {
        return new Entry(
                List.of(term.name()),
                Arrays.asList(term.model(), term.tier(), term.meter()),
                term.period(),
                term.row(),
                term.percent().toPlainString() + " %");
    }

    private static Stream<Entry> entries(LongContext row) {
        String says = row.factor() == null
                ? "the long rates"
                : "factor " + row.factor().toPlainString();
        return tiers(row)
                .map(tier -> new Entry(
                        List.of(row.model()), Arrays.asList(row.meter(), tier), row.period(), row.row(), says));
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

    private void checkOverlaps(List<Entry> entries) {
        int[] told = {0};
        new OverlapSearch((first, second) -> {
                    report(first, second);
                    return ++told[0] < Table.MOST_FAULTS;
                })
                .search(entries);
    }

    private void report(Entry first, Entry second) {
        boolean same = first.period().equals(second.period()) && first.cells().equals(second.cells());
        if (same && first.says().equals(second.says())) {
            problems.add(problem(
                    "overlapping-periods",
                    second,
                    "This row says the same as line %s.".formatted(first.row().line()),
                    "One of the two is enough."));
        } else if (same) {
            problems.add(problem(
                    "overlapping-periods",
                    second,
                    "This row says %s where line %s says %s."
                            .formatted(second.says(), first.row().line(), first.says()),
                    "Two sources disagree; keep the one that holds."));
        } else {
            problems.add(problem(
                    "overlapping-periods",
                    second,
                    "This row (%s) and line %s (%s) are in force on the same days."
                            .formatted(second.period(), first.row().line(), first.period()),
                    "Maybe the earlier row should end with \"until\" on the day the later one begins."));
        }
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
