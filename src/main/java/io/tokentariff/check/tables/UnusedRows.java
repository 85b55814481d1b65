package io.tokentariff.check.tables;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.NearestName;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.usage.Meters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows that no price can come from: nothing else names what they are about. */
final class UnusedRows {

    private static final String UNUSED = "unused-row";

    private final Report report;
    private final Rows rows;
    private final Predicate<String> inRules;

    /**
     * @param inRules whether some rule names a word
     */
    UnusedRows(Report report, Rows rows, Predicate<String> inRules) {
        this.report = report;
        this.rows = rows;
        this.inRules = inRules;
    }

    void check() {
        Set<String> rated = all(rows.rates(), Rate::model);
        unused(
                rows.models(),
                "model",
                model -> !rated.contains(model.name()),
                "The model \"%s\" has no row in rates.csv; none of its usage has a price.",
                ModelInfo::name);
        Set<String> names = all(rows.models(), ModelInfo::name);
        rows.models().stream()
                .flatMap(model -> unknownSuccessors(model, names))
                .limit(Limit.FAULTS.most())
                .forEach(each -> warnSuccessor(each, names));
        Set<String> tiers = all(rows.rates(), Rate::tier);
        tiers.addAll(all(rows.terms(), Term::tier));
        unused(
                rows.tiers(),
                "tier",
                tier -> tier.rated() && !tiers.contains(tier.name()) && !inRules.test(tier.name()),
                "No rate, term or rule names the tier \"%s\".",
                TierInfo::name);
        Set<String> unrated = all(rows.tiers(), tier -> tier.rated() ? null : tier.name());
        unused(
                rows.rates(),
                "tier",
                rate -> unrated.contains(rate.tier()),
                "The tier \"%s\" has no rates: tiers.csv says so.",
                Rate::tier);
        Set<String> meters = all(rows.rates(), Rate::meter);
        meters.add(Meters.REQUESTS); // of every record
        unused(
                rows.meters(),
                "meter",
                meter -> meter.isCounted()
                        && !meters.contains(meter.name())
                        && meter.withoutRate() == null
                        && !inRules.test(meter.name()),
                "No rate and no rule names the meter \"%s\".",
                MeterInfo::name);
        unused(
                rows.terms(),
                "term",
                term -> !inRules.test(term.name()),
                "No rule looks up the term \"%s\".",
                Term::name);
        Map<String, List<Rate>> longRates =
                rows.rates().stream().filter(UnusedRows::isLong).collect(Collectors.groupingBy(Rate::model));
        rows.longContexts().forEach(row -> checkLongContext(row, longRates.getOrDefault(row.model(), List.of())));
        Set<String> withThreshold = all(rows.longContexts(), LongContext::model);
        unused(
                rows.rates(),
                "context",
                rate -> isLong(rate) && !withThreshold.contains(rate.model()),
                "%s has no threshold in long-context.csv; its context is never long.",
                Rate::model);
    }

    private record Successor(ModelInfo of, String name) {}

    private static Stream<Successor> unknownSuccessors(ModelInfo model, Set<String> names) {
        return model.successors().stream()
                .filter(successor -> !names.contains(successor))
                .map(successor -> new Successor(model, successor));
    }

    private void warnSuccessor(Successor successor, Set<String> names) {
        report.warn(
                successor.of().row(),
                "successors",
                "unknown-model",
                "The model \"%s\" is in no row of models.csv.".formatted(successor.name()),
                NearestName.hint(successor.name(), names));
    }

    private void checkLongContext(LongContext row, List<Rate> longRates) {
        boolean priced = row.hasFactor()
                || longRates.stream()
                        .anyMatch(rate ->
                                row.covers(rate.meter()) && rate.period().overlaps(row.period()));
        if (!priced) {
            report.warn(
                    row.row(),
                    "factor",
                    "no-long-price",
                    "Beyond %s tokens %s has no price: no factor stands here, and no long row in rates.csv."
                            .formatted(row.threshold(), row.model()),
                    "Write a factor, or rows with the context \"long\".");
        }
    }

    private static boolean isLong(Rate rate) {
        return RateCard.LONG.equals(rate.context());
    }

    private static <T> Set<String> all(List<T> rows, Function<T, @Nullable String> name) {
        return rows.stream().map(name).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
    }

    /** Warns about the rows that are unused; the message says what they are about. */
    private <T extends Row> void unused(
            List<T> of, String column, Predicate<T> isUnused, String message, Function<T, String> what) {
        of.stream()
                .filter(isUnused)
                .forEach(row -> report.warn(row.row(), column, UNUSED, message.formatted(what.apply(row)), ""));
    }
}
