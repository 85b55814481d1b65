package io.tokentariff.check.tables;

import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days between two rows of the same price on which neither is in force: usage of those days has no price. */
final class PeriodGaps {

    private record Entry(List<@Nullable Object> key, EffectivePeriod period, RowRef row) {}

    private static final Comparator<Entry> BY_START =
            Comparator.comparing(entry -> entry.period().from(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Report report;

    PeriodGaps(Report report) {
        this.report = report;
    }

    void check(RateCard.Rows rows) {
        check(rows.rates().stream()
                .map(rate -> new Entry(
                        Arrays.asList(rate.model(), rate.fineTuned(), rate.tier(), rate.context(), rate.meter()),
                        rate.period(),
                        rate.row()))
                .toList());
        check(rows.terms().stream()
                .map(term -> new Entry(
                        Arrays.asList(term.name(), term.model(), term.tier(), term.meter()), term.period(), term.row()))
                .toList());
        check(rows.longContexts().stream()
                .map(row -> new Entry(Arrays.asList(row.model(), row.meter(), row.tiers()), row.period(), row.row()))
                .toList());
    }

    private void check(List<Entry> entries) {
        Map<List<@Nullable Object>, List<Entry>> byKey = new LinkedHashMap<>();
        entries.forEach(entry ->
                byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry));
        for (List<Entry> same : byKey.values()) {
            same.sort(BY_START);
            for (int i = 1; i < same.size(); i++) {
                check(same.get(i - 1), same.get(i));
            }
        }
    }

    private void check(Entry earlier, Entry later) {
        LocalDate until = earlier.period().until();
        LocalDate from = later.period().from();
        if (until != null && from != null && until.isBefore(from)) {
            report.warn(
                    later.row(),
                    "from",
                    "gap-in-periods",
                    "From %s until %s neither line %s nor this row is in force."
                            .formatted(until, from, earlier.row().line()),
                    "Maybe this row should begin on %s.".formatted(until));
        }
    }
}
