package io.tokentariff.ratecard;

import io.tokentariff.money.Factor;
import io.tokentariff.table.TableRow;
import io.tokentariff.usage.TokenCounts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code long-context.csv}: from which size of context on a model costs something else. As a fact it is only
 * there for usage of its model and tiers on a day of its period.
 *
 * @param model canonical model name
 * @param threshold tokens; long is what lies strictly above
 * @param scope {@link #EXCESS} or {@link #WHOLE_REQUEST}
 * @param meter the meter it is about, null for every meter but fees
 * @param factor what prices are multiplied by; null where the model's {@code long} rows in {@code rates.csv} are the price
 * @param tiers the service tiers it is about, empty for every tier
 * @param period when it is in force
 * @param source who says so
 * @param row where it stands
 * @param exceptMeters fees: what a row without a meter is not about
 */
public record LongContext(
        String model,
        long threshold,
        String scope,
        @Nullable String meter,
        @Nullable Factor factor,
        Set<String> tiers,
        EffectivePeriod period,
        String source,
        RowRef row,
        Set<String> exceptMeters)
        implements Row.Dated {

    /** Only the tokens beyond the threshold are changed. */
    public static final String EXCESS = "excess";

    /** A context above the threshold changes every token of the request. */
    public static final String WHOLE_REQUEST = "whole-request";

    static LongContext of(TableRow row) {
        Long threshold = row.whole("threshold_tokens");
        String scope = row.text("scope");
        Factor factor = factor(row);
        if (factor == null && scope.equals(EXCESS)) {
            row.report("missing-value", "factor", "The scope \"excess\" needs a factor.", "");
        }
        return new LongContext(
                row.text("model"),
                threshold == null ? 0 : threshold,
                scope,
                row.optional("meter"),
                factor,
                row.nameSet("tiers"),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row),
                Set.of());
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

    public LongContext {
        tiers = Collections.unmodifiableSet(tiers);
        exceptMeters = Collections.unmodifiableSet(exceptMeters);
    }

    /** Whether the row is about the meter: its own, or any but fees if it names none. */
    public boolean covers(String someMeter) {
        return meter == null ? !exceptMeters.contains(someMeter) : meter.equals(someMeter);
    }

    /** Returns the row, not being about fees unless it names one. */
    LongContext exempting(Set<String> fees) {
        return new LongContext(model, threshold, scope, meter, factor, tiers, period, source, row, fees);
    }

    /** Whether the row itself says the change; otherwise the long rows of {@code rates.csv} do. */
    public boolean hasFactor() {
        return factor != null;
    }

    /** Whether some of the tokens lie beyond the threshold. */
    public boolean exceededBy(TokenCounts tokens) {
        return ContextLimits.of(List.of(this)).exceededBy(tokens);
    }

    boolean isFor(String usageTier) {
        return tiers.isEmpty() || tiers.contains(usageTier);
    }
}
