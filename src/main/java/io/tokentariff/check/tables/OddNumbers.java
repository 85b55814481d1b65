package io.tokentariff.check.tables;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Percentages, factors and thresholds that can hardly be meant: a factor where a percentage stands, another sign, another size. */
final class OddNumbers {

    private static final BigDecimal SMALLEST_PERCENT = BigDecimal.ONE;
    private static final BigDecimal LARGEST_PERCENT = new BigDecimal(85);
    private static final BigDecimal SMALLEST_FACTOR = BigDecimal.ONE;
    private static final BigDecimal LARGEST_FACTOR = new BigDecimal(5);
    private static final long SMALLEST_THRESHOLD = 8_000;

    private static final Comparator<Term> BY_PERCENT = Comparator.comparing(Term::percent);

    private final Report report;

    OddNumbers(Report report) {
        this.report = report;
    }

    void check(Rows rows) {
        Map<String, List<Term>> outermost = outermost(rows.terms());
        rows.terms().forEach(term -> check(term, outermost.getOrDefault(term.name(), List.of())));
        Map<String, ModelInfo> models = new HashMap<>();
        rows.models().forEach(model -> models.putIfAbsent(model.name(), model));
        rows.longContexts().forEach(row -> check(row, models.get(row.model())));
    }

    /** @param outermost the rows of the same term that are farthest from nothing */
    private void check(Term term, List<Term> outermost) {
        BigDecimal percent = term.percent();
        BigDecimal size = percent.abs();
        String name = term.name().toLowerCase(Locale.ROOT);
        boolean lowers = name.contains("discount") || name.contains("rebate") || name.contains("half");
        boolean raises = name.contains("surcharge") || name.contains("markup") || name.contains("uplift");
        String plain = percent.stripTrailingZeros().toPlainString();
        if (size.signum() > 0 && size.compareTo(SMALLEST_PERCENT) < 0) {
            tell(
                    term,
                    "%s percent changes next to nothing; a factor of %s would be %s percent."
                            .formatted(
                                    plain,
                                    plain,
                                    percent.subtract(BigDecimal.ONE)
                                            .movePointRight(2)
                                            .stripTrailingZeros()
                                            .toPlainString()),
                    "Write the change in percent: -12 for a factor of 0.88.");
        } else if ((lowers && percent.signum() > 0) || (raises && percent.signum() < 0)) {
            tell(
                    term,
                    "%s percent makes it %s.".formatted(plain, percent.signum() > 0 ? "dearer" : "cheaper"),
                    "Maybe %s was meant."
                            .formatted(percent.negate().stripTrailingZeros().toPlainString()));
        } else if (size.compareTo(LARGEST_PERCENT) > 0 && percent.compareTo(new BigDecimal(-100)) != 0) {
            tell(
                    term,
                    "%s percent is a change to %s of the price."
                            .formatted(
                                    plain,
                                    percent.movePointLeft(2)
                                            .add(BigDecimal.ONE)
                                            .stripTrailingZeros()
                                            .toPlainString()),
                    "Write the change in percent: -12 for a factor of 0.88.");
        } else {
            beside(term, outermost);
        }
    }

    /** The rows of each term that take off, and that add, most: no other is farther in sign or size from any. */
    private static Map<String, List<Term>> outermost(List<Term> all) {
        Map<String, Term> lowest = new HashMap<>();
        Map<String, Term> highest = new HashMap<>();
        for (Term term : all) {
            lowest.merge(term.name(), term, BinaryOperator.minBy(BY_PERCENT));
            highest.merge(term.name(), term, BinaryOperator.maxBy(BY_PERCENT));
        }
        Map<String, List<Term>> outermost = new HashMap<>();
        lowest.forEach((name, term) -> outermost.put(name, List.of(term, highest.getOrDefault(name, term))));
        return outermost;
    }

    /** The rows of one term are of one sign, and of one size. */
    private void beside(Term term, List<Term> outermost) {
        outermost.stream()
                .filter(other -> !other.equals(term))
                .filter(other -> other.percent().signum() * term.percent().signum() < 0
                        || other.percent().abs().compareTo(term.percent().abs().multiply(BigDecimal.TEN)) >= 0)
                .filter(other -> term.percent().signum() != 0)
                .findFirst()
                .ifPresent(other -> tell(
                        term,
                        "%s percent is of another sign or size than the %s percent of the same term (line %s)."
                                .formatted(
                                        term.percent().toPlainString(),
                                        other.percent().toPlainString(),
                                        other.row().line()),
                        "Maybe the sign or the point is wrong."));
    }

    private void tell(Term term, String message, String hint) {
        report.warn(term.row(), "percent", "odd-percent", message, hint);
    }

    private void check(LongContext row, @Nullable ModelInfo model) {
        if (row.factor() != null) {
            BigDecimal factor = row.factor().value();
            if (factor.compareTo(SMALLEST_FACTOR) < 0 || factor.compareTo(LARGEST_FACTOR) > 0) {
                report.warn(
                        row.row(),
                        "factor",
                        "odd-factor",
                        "A factor of %s makes a long context %s."
                                .formatted(
                                        factor.toPlainString(),
                                        factor.signum() == 0
                                                ? "cost nothing"
                                                : factor.compareTo(SMALLEST_FACTOR) < 0
                                                        ? "cheaper than a short one"
                                                        : "more than five times as dear as a short one"),
                        "Maybe the point is at the wrong place; 2 is twice the price.");
            }
        }
        Long window = model == null ? null : model.contextWindow();
        if (row.threshold() < SMALLEST_THRESHOLD || (window != null && row.threshold() >= window)) {
            report.warn(
                    row.row(),
                    "threshold_tokens",
                    "odd-threshold",
                    "A threshold of %s tokens is %s."
                            .formatted(
                                    row.threshold(),
                                    row.threshold() < SMALLEST_THRESHOLD
                                            ? "passed by ordinary requests"
                                            : "never passed: the model takes %s".formatted(window)),
                    "Write tokens: 270000, not 270.");
        }
    }
}
