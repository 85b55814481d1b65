package io.tokentariff.check.tables;

import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.UsageKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prices that can hardly be meant: more than ten times as high or low as those of the other tiers, above the standard rate on
 * a tier that a term makes cheaper, or higher for cached input than for input.
 */
final class OddRates {

    private static final BigDecimal TIMES = BigDecimal.TEN;
    private static final String PRICE = "price";
    private static final int MOST_COMPARED = 50;

    private final Report report;

    OddRates(Report report) {
        this.report = report;
    }

    void check(Rows rows) {
        Set<String> cheaperTiers = rows.terms().stream()
                .filter(term -> term.percent().signum() < 0 && term.tier() != null)
                .map(Term::tier)
                .collect(Collectors.toSet());
        for (List<Rate> tiers : grouped(rows.rates(), false)) {
            checkTiers(tiers);
            checkDearer(
                    tiers,
                    rate -> cheaperTiers.contains(rate.tier()),
                    OddRates::standard,
                    "above-standard",
                    rate -> "The %s rate %%s is above the standard rate %%s (line %%s).".formatted(rate.tier()),
                    "The tier is offered as a cheaper one; maybe the two rows are exchanged.");
        }
        for (List<Rate> meters : grouped(rows.rates(), true)) {
            checkDearer(
                    meters,
                    rate -> rate.meter().equals(Meters.CACHED_INPUT),
                    rate -> rate.meter().equals(Meters.INPUT),
                    "cached-above-input",
                    rate -> "Cached input at %s is dearer than input at %s (line %s).",
                    "Maybe the two rows are exchanged.");
        }
    }

    /** Rows that differ in tier and day alone; or in meter and day alone. */
    private static Iterable<List<Rate>> grouped(List<Rate> rates, boolean byTier) {
        Map<List<@Nullable Object>, List<Rate>> groups = new LinkedHashMap<>();
        for (Rate rate : rates) {
            groups.computeIfAbsent(
                            Arrays.asList(
                                    rate.model(),
                                    rate.fineTuned(),
                                    rate.context(),
                                    byTier ? rate.tier() : rate.meter()),
                            key -> new ArrayList<>())
                    .add(rate);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1 && group.size() <= MOST_COMPARED)
                .toList();
    }

    /** Warns about the row that differs from most of the others; where two differ, the one that is not standard. */
    private void checkTiers(List<Rate> tiers) {
        for (Rate rate : tiers) {
            List<Rate> others = tiers.stream()
                    .filter(other ->
                            !other.row().equals(rate.row()) && other.period().overlaps(rate.period()))
                    .toList();
            List<Rate> far =
                    others.stream().filter(other -> farApart(rate, other)).toList();
            boolean odd = 2 * far.size() > others.size();
            boolean pair = others.size() == 1 && standard(rate);
            if (odd && !pair) {
                Rate other = far.stream().filter(OddRates::standard).findFirst().orElse(far.get(0));
                boolean high = price(rate).compareTo(price(other)) > 0;
                report.warn(
                        rate.row(),
                        PRICE,
                        "odd-rate",
                        "%s is more than ten times as %s as the %s rate of %s (%s, line %s)."
                                .formatted(
                                        rate.price().toPlainString(),
                                        high ? "high" : "low",
                                        other.tier(),
                                        rate.meter(),
                                        other.price().toPlainString(),
                                        other.row().line()),
                        "Maybe the point is at the wrong place.");
            }
        }
    }

    /** Warns where a rate that ought to be the lower one is above another of the same days. */
    private void checkDearer(
            List<Rate> rates,
            Predicate<Rate> lower,
            Predicate<Rate> higher,
            String code,
            Function<Rate, String> message,
            String hint) {
        rates.stream().filter(lower).forEach(rate -> rates.stream()
                .filter(higher)
                .filter(other ->
                        other.period().overlaps(rate.period()) && price(rate).compareTo(price(other)) > 0)
                .findFirst()
                .ifPresent(other -> report.warn(
                        rate.row(),
                        PRICE,
                        code,
                        message.apply(rate)
                                .formatted(
                                        rate.price().toPlainString(),
                                        other.price().toPlainString(),
                                        other.row().line()),
                        hint)));
    }

    private static boolean farApart(Rate a, Rate b) {
        BigDecimal high = price(a).max(price(b));
        BigDecimal low = price(a).min(price(b));
        return high.compareTo(low.multiply(TIMES)) > 0;
    }

    private static boolean standard(Rate rate) {
        return rate.tier().equals(UsageKind.DEFAULT_TIER);
    }

    private static BigDecimal price(Rate rate) {
        return rate.price().usd();
    }
}
