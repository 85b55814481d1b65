package io.tokentariff.ratecard;

import io.tokentariff.money.Factor;
import io.tokentariff.table.TableRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code terms.csv}: a percentage that a rule applies. As a fact it is only there for usage of its model and tier
 * on a day of its period; a rule has to look at the name and, where the row names one, the meter.
 *
 * @param name what rules call it, such as {@code data-residency}
 * @param model canonical model name, null for every model
 * @param tier service tier, null for every tier
 * @param meter meter, null for every meter
 * @param percent the change in percent: {@code -50} half off, {@code 10} a tenth more
 * @param period when it is in force
 * @param source who says so
 * @param row where it stands
 */
public record Term(
        String name,
        @Nullable String model,
        @Nullable String tier,
        @Nullable String meter,
        BigDecimal percent,
        EffectivePeriod period,
        String source,
        RowRef row)
        implements Row.Dated {

    private static final BigDecimal ALL_OF_IT = new BigDecimal(-100);

    static Term of(TableRow row) {
        return new Term(
                row.text("term"),
                row.optional("model"),
                row.optional("tier"),
                row.optional("meter"),
                percent(row),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row));
    }

    private static BigDecimal percent(TableRow row) {
        BigDecimal percent = row.decimal("percent");
        if (percent.compareTo(ALL_OF_IT) >= 0) {
            return percent;
        }
        row.report(
                "bad-percent", "percent", "\"%s\" percent would take off more than everything.".formatted(percent), "");
        return BigDecimal.ZERO;
    }

    /** Whether the term is about the meter: its own, or any if it names none. */
    public boolean covers(String someMeter) {
        return meter == null || meter.equals(someMeter);
    }

    /** What a price is multiplied by: {@code -75} percent gives {@code 0.25}. */
    public Factor factor() {
        return Factor.ofPercentChange(percent);
    }

    boolean isFor(String usageModel, String usageTier) {
        return (model == null || model.equals(usageModel)) && (tier == null || tier.equals(usageTier));
    }
}
