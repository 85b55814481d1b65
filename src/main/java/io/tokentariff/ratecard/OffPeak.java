package io.tokentariff.ratecard;

import io.tokentariff.money.Factor;
import io.tokentariff.table.TableRow;
import io.tokentariff.usage.Moment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * One row of {@code off-peak.csv}: hours of the week in which usage costs less, or more. As a fact it is there for usage of its
 * models and tiers on a day of its period; a rule has to look at whether it {@link #includes} the hour, and at which meters it
 * {@link #covers}.
 *
 * @param name what it is called
 * @param hours in which hours it applies
 * @param scope the models, tiers and meters it is about
 * @param exceptMeters fees: what a row without a meter is not about
 * @param percent the change in percent: {@code -50} half off, {@code 10} a tenth more
 * @param period the UTC days on which it is in force
 * @param source who says so
 * @param row where it stands
 */
public record OffPeak(
        String name,
        HoursOfWeek hours,
        UsageScope scope,
        Set<String> exceptMeters,
        BigDecimal percent,
        EffectivePeriod period,
        String source,
        RowRef row)
        implements Row.ForRules {

    public OffPeak {
        exceptMeters = Set.copyOf(exceptMeters);
    }

    static OffPeak of(TableRow row) {
        return new OffPeak(
                row.text("off_peak"),
                HoursOfWeek.of(row),
                new UsageScope(ForWhom.ANYBODY, row.names("model"), row.names("tier"), row.names("meter")),
                Set.of(),
                Term.percent(row),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row));
    }

    /** Whether it applies in an hour of a week. */
    public boolean includes(Moment moment) {
        return hours.include(moment.weekday(), moment.hour());
    }

    /** Whether the row is about the meter: one of its own, or any but fees if it names none. */
    public boolean covers(String someMeter) {
        return scope.meters().isEmpty()
                ? !exceptMeters.contains(someMeter)
                : scope.meters().contains(someMeter);
    }

    /** What a price is multiplied by: {@code -20} percent gives {@code 0.8}. */
    public Factor factor() {
        return Factor.ofPercentChange(percent);
    }

    /** Returns the row, not being about fees unless it names one. */
    OffPeak exempting(Set<String> fees) {
        return new OffPeak(name, hours, scope, fees, percent, period, source, row);
    }

    /** Whether both change a price of one name at once; which of them would apply is nothing to guess. */
    boolean contradicts(OffPeak other, List<String> models, List<String> tiers, List<String> meters) {
        return name.equals(other.name)
                && period.overlaps(other.period)
                && hours.overlap(other.hours)
                && tiers.stream().anyMatch(tier -> scope.includesTier(tier) && other.scope.includesTier(tier))
                && models.stream().anyMatch(model -> scope.includesModel(model) && other.scope.includesModel(model))
                && meters.stream().anyMatch(meter -> covers(meter) && other.covers(meter));
    }

    @Override
    public boolean isFor(String model, String tier, String region) {
        return scope.includesModel(model) && scope.includesTier(tier);
    }
}
