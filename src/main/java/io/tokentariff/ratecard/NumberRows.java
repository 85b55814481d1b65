package io.tokentariff.ratecard;

import io.tokentariff.money.Factor;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.problem.NearestName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows with the numbers that prices are made of: rates, terms, long contexts. */
final class NumberRows {

    private static final BigDecimal ALL_OF_IT = new BigDecimal(-100);

    private final KnownNames known;

    NumberRows(KnownNames known) {
        this.known = known;
    }

    Rate rate(TableRow row) {
        String model = row.required("model");
        row.checkKnown("model", model, known.models());
        String tier = row.text("tier");
        row.checkKnown("tier", tier, known.tiers());
        String meter = row.required("meter");
        row.checkKnown("meter", meter, known.meters());
        return new Rate(
                model,
                row.optional("fine_tuned") == null ? null : (Boolean) row.yesNo("fine_tuned"),
                tier,
                row.optional("context") == null ? null : row.oneOf("context", List.of(RateCard.SHORT, RateCard.LONG)),
                meter,
                unitPrice(row),
                row.period(),
                row.oneOf("certainty", List.of("published", "approximate")),
                row.required("source"),
                row.ref());
    }

    private static UnitPrice unitPrice(TableRow row) {
        BigDecimal price = row.decimal("usd_per_million");
        if (price.signum() < 0) {
            row.report(
                    "negative-price", "usd_per_million", "The price \"%s\" must not be negative.".formatted(price), "");
            return new UnitPrice(BigDecimal.ZERO);
        }
        return new UnitPrice(price);
    }

    Term term(TableRow row) {
        row.checkKnown("model", row.optional("model"), known.models());
        row.checkKnown("tier", row.optional("tier"), known.tiers());
        row.checkKnown("meter", row.optional("meter"), known.meters());
        BigDecimal percent = row.decimal("percent");
        if (percent.compareTo(ALL_OF_IT) < 0) {
            row.report(
                    "bad-percent",
                    "percent",
                    "\"%s\" percent would take off more than everything.".formatted(percent),
                    "");
            percent = BigDecimal.ZERO;
        }
        return new Term(
                row.required("term"),
                row.optional("model"),
                row.optional("tier"),
                row.optional("meter"),
                percent,
                row.period(),
                row.required("source"),
                row.ref());
    }

    LongContext longContext(TableRow row) {
        row.checkKnown("model", row.required("model"), known.models());
        row.checkKnown("meter", row.optional("meter"), known.meters());
        List<String> rowTiers = row.names("tiers");
        rowTiers.stream()
                .filter(name -> !known.tiers().isEmpty() && !known.tiers().contains(name))
                .forEach(name -> row.report(
                        "unknown-tier",
                        "tiers",
                        "The tier \"%s\" is in no row of tiers.csv.".formatted(name),
                        NearestName.hint(name, known.tiers())));
        String scope = row.oneOf("scope", List.of(LongContext.EXCESS, LongContext.WHOLE_REQUEST));
        Long threshold = row.whole("threshold_tokens");
        if (threshold == null) {
            row.required("threshold_tokens");
        }
        Factor factor = factor(row);
        if (factor == null && scope.equals(LongContext.EXCESS)) {
            row.report("missing-value", "factor", "The scope \"excess\" needs a factor.", "");
        }
        return new LongContext(
                row.text("model"),
                threshold == null ? 0 : threshold,
                scope,
                row.optional("meter"),
                factor,
                Set.copyOf(rowTiers),
                row.period(),
                row.required("source"),
                row.ref());
    }

    private static @Nullable Factor factor(TableRow row) {
        if (row.optional("factor") == null) {
            return null;
        }
        BigDecimal factor = row.decimal("factor");
        if (factor.signum() < 0) {
            row.report("bad-number", "factor", "The factor \"%s\" must not be negative.".formatted(factor), "");
            return Factor.ONE;
        }
        return new Factor(factor);
    }
}
