package io.tokentariff.check.tables;

import io.tokentariff.problem.NearestName;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.usage.Meters;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        checkModels();
        checkTiers();
        checkMeters();
        checkTerms();
        checkLongContexts();
        checkLongRates();
    }

    private void checkModels() {
        Set<String> names = rows.models().stream().map(ModelInfo::name).collect(Collectors.toSet());
        Set<String> rated = rows.rates().stream().map(Rate::model).collect(Collectors.toSet());
        for (ModelInfo model : rows.models()) {
            if (!rated.contains(model.name())) {
                warn(
                        model.row(),
                        "model",
                        "The model \"%s\" has no row in rates.csv; none of its usage has a price."
                                .formatted(model.name()));
            }
            for (String successor : model.successors()) {
                if (!names.contains(successor)) {
                    report.warn(
                            model.row(),
                            "successors",
                            "unknown-model",
                            "The model \"%s\" is in no row of models.csv.".formatted(successor),
                            NearestName.hint(successor, names));
                }
            }
        }
    }

    private void checkTiers() {
        Set<String> used = rows.rates().stream().map(Rate::tier).collect(Collectors.toCollection(HashSet::new));
        rows.terms().stream().map(Term::tier).filter(Objects::nonNull).forEach(used::add);
        for (TierInfo tier : rows.tiers()) {
            if (tier.rated() && !used.contains(tier.name()) && !inRules.test(tier.name())) {
                warn(tier.row(), "tier", "No rate, term or rule names the tier \"%s\".".formatted(tier.name()));
            }
        }
        Set<String> unrated = rows.tiers().stream()
                .filter(tier -> !tier.rated())
                .map(TierInfo::name)
                .collect(Collectors.toSet());
        rows.rates().stream()
                .filter(rate -> unrated.contains(rate.tier()))
                .forEach(rate -> warn(
                        rate.row(), "tier", "The tier \"%s\" has no rates: tiers.csv says so.".formatted(rate.tier())));
    }

    private void checkMeters() {
        Set<String> used = rows.rates().stream().map(Rate::meter).collect(Collectors.toSet());
        for (MeterInfo meter : rows.meters()) {
            boolean everywhere = meter.name().equals(Meters.REQUESTS);
            if (!everywhere
                    && !used.contains(meter.name())
                    && meter.withoutRate() == null
                    && !inRules.test(meter.name())) {
                warn(meter.row(), "meter", "No rate and no rule names the meter \"%s\".".formatted(meter.name()));
            }
        }
    }

    private void checkTerms() {
        for (Term term : rows.terms()) {
            if (!inRules.test(term.name())) {
                warn(term.row(), "term", "No rule looks up the term \"%s\".".formatted(term.name()));
            }
        }
    }

    private void checkLongContexts() {
        List<Rate> longRates = longRates();
        for (LongContext row : rows.longContexts()) {
            boolean priced = row.hasFactor()
                    || longRates.stream()
                            .anyMatch(rate -> rate.model().equals(row.model())
                                    && row.covers(rate.meter())
                                    && rate.period().overlaps(row.period()));
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
    }

    private void checkLongRates() {
        Set<String> withThreshold =
                rows.longContexts().stream().map(LongContext::model).collect(Collectors.toSet());
        longRates().stream()
                .filter(rate -> !withThreshold.contains(rate.model()))
                .forEach(rate -> warn(
                        rate.row(),
                        "context",
                        "%s has no threshold in long-context.csv; its context is never long.".formatted(rate.model())));
    }

    private List<Rate> longRates() {
        return rows.rates().stream()
                .filter(rate -> RateCard.LONG.equals(rate.context()))
                .toList();
    }

    private void warn(RowRef row, String column, String message) {
        report.warn(row, column, UNUSED, message, "");
    }
}
