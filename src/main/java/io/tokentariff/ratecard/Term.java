package io.tokentariff.ratecard;

import io.tokentariff.money.Factor;
import io.tokentariff.table.TableRow;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code terms.csv}: a percentage that a rule applies. As a fact it is only there for the usage it is for, on a day of
 * its period, and while no more specific row of its name is for that usage; a rule has to look at the name and at which meters
 * it {@link #covers}.
 *
 * @param name what rules call it, such as {@code data-residency}
 * @param model canonical model name, null for every model
 * @param tier service tier, null for every tier
 * @param meter meter, null for every meter but fees
 * @param exceptMeters fees, and meters that a more specific row is for: what a row without a meter is not about
 * @param whom whose usage it is for, and where
 * @param percent the change in percent: {@code -50} half off, {@code 10} a tenth more
 * @param stacks {@code multiply}, or {@code alone} where only the best of such terms for the customer applies
 * @param basis {@code published} where everybody pays so, {@code negotiated} where it was agreed on
 * @param period when it is in force
 * @param source who says so
 * @param row where it stands
 */
public record Term(
        String name,
        @Nullable String model,
        @Nullable String tier,
        @Nullable String meter,
        Set<String> exceptMeters,
        ForWhom whom,
        BigDecimal percent,
        String stacks,
        String basis,
        EffectivePeriod period,
        String source,
        RowRef row)
        implements Row.OfAccounts {

    private static final BigDecimal ALL_OF_IT = new BigDecimal(-100);

    static Term of(TableRow row) {
        return new Term(
                row.text("term"),
                row.optional("model"),
                row.optional("tier"),
                row.optional("meter"),
                Set.of(),
                ForWhom.of(row),
                percent(row),
                row.text("stacks"),
                row.text("basis"),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row));
    }

    static BigDecimal percent(TableRow row) {
        BigDecimal percent = row.decimal("percent");
        if (percent.compareTo(ALL_OF_IT) >= 0) {
            return percent;
        }
        row.report(
                "bad-percent", "percent", "\"%s\" percent would take off more than everything.".formatted(percent), "");
        return BigDecimal.ZERO;
    }

    /** Whether the term is about the meter: its own, or any that is no fee and that no more specific row is for if it names none. */
    public boolean covers(String someMeter) {
        return meter == null ? !exceptMeters.contains(someMeter) : meter.equals(someMeter);
    }

    /** Whether only the best of the terms that say so applies. */
    public boolean isAlone() {
        return stacks.equals("alone");
    }

    /** Whether it was agreed on, and is not what everybody pays. */
    public boolean isNegotiated() {
        return basis.equals("negotiated");
    }

    /** What a price is multiplied by: {@code -75} percent gives {@code 0.25}. */
    public Factor factor() {
        return Factor.ofPercentChange(percent);
    }

    /** Returns this row without some meters, which are left to others. */
    public Term except(Set<String> meters) {
        return new Term(name, model, tier, meter, meters, whom, percent, stacks, basis, period, source, row);
    }

    boolean isFor(String usageModel, String usageTier, String region, String provider) {
        return (model == null || model.equals(usageModel))
                && (tier == null || tier.equals(usageTier))
                && whom.includes(region, provider);
    }

    /** How many columns say whom the row is for: of rows that are for the same, those that name most apply. */
    int named() {
        return ForWhom.count(model, tier, meter) + whom.named();
    }
}
