package io.tokentariff.check.tables;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows out of the order that their table's comment asks for: nobody finds them, and the next price is added elsewhere. */
final class RowOrder {

    private static final Comparator<@Nullable LocalDate> DAYS = Comparator.nullsFirst(Comparator.naturalOrder());

    private final Report report;

    RowOrder(Report report) {
        this.report = report;
    }

    void check(RateCard.Rows rows) {
        check(rows.models(), Comparator.comparing(ModelInfo::name), ModelInfo::row, "model");
        check(rows.rates(), rateOrder(rows), Rate::row, "model, fine_tuned, tier, context, meter, from");
        check(
                rows.longContexts(),
                Comparator.comparing(LongContext::model)
                        .thenComparing(row -> row.period().from(), DAYS),
                LongContext::row,
                "model, from");
    }

    private static Comparator<Rate> rateOrder(RateCard.Rows rows) {
        Map<String, Integer> tiers =
                places(rows.tiers().stream().map(tier -> tier.name()).toList());
        Map<String, Integer> meters =
                places(rows.meters().stream().map(meter -> meter.name()).toList());
        return Comparator.comparing(Rate::model)
                .thenComparing(Rate::fineTuned, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(rate -> tiers.getOrDefault(rate.tier(), tiers.size()))
                .thenComparing(rate -> RateCard.LONG.equals(rate.context()))
                .thenComparing(rate -> meters.getOrDefault(rate.meter(), meters.size()))
                .thenComparing(rate -> rate.period().from(), DAYS);
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.putIfAbsent(name, places.size()));
        return places;
    }

    private <T> void check(List<T> rows, Comparator<T> order, Function<T, RowRef> ref, String columns) {
        for (int i = 1; i < rows.size(); i++) {
            T row = rows.get(i);
            if (order.compare(rows.get(i - 1), row) > 0) {
                T before = rows.subList(0, i).stream()
                        .filter(earlier -> order.compare(earlier, row) > 0)
                        .findFirst()
                        .orElse(row);
                report.warn(
                        ref.apply(row),
                        "",
                        "row-order",
                        "The row stands out of order (%s).".formatted(columns),
                        "It belongs above line %s.".formatted(ref.apply(before).line()));
                return;
            }
        }
    }
}
