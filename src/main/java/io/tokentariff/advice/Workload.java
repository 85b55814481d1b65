package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fact of a named stream of usage over a period, priced as it ran. Inference alone: training is bought once and is no
 * part of what a month costs.
 *
 * @param name what the user calls it
 * @param usage its models, tiers and regions with their shares, the dearest first; never empty
 * @param records how many records have a price and count here
 * @param firstDay the first UTC day with a record
 * @param lastDay the last one
 * @param input tokens of input, cached and written ones included
 * @param cachedInput tokens of it read from the cache
 * @param output tokens of output
 * @param cost what the records cost
 * @param monthlyCost the cost scaled to a month
 * @param task what the profile says, or what the rulebook assumes
 * @param horizonMonths over how many months savings count
 * @param startedOn the project's first day as the profile says it, for a new project without a day the first day of usage; null
 *     if not known
 * @param daysSinceAudit days from the last audit to the last day of usage, null if not known
 * @param auditIntervalDays the profile's days between audits, null for the rulebook's
 */
public record Workload(
        String name,
        List<UsageShare> usage,
        long records,
        LocalDate firstDay,
        LocalDate lastDay,
        BigInteger input,
        BigInteger cachedInput,
        BigInteger output,
        Money cost,
        Ratio monthlyCost,
        String task,
        BigDecimal horizonMonths,
        @Nullable LocalDate startedOn,
        @Nullable Long daysSinceAudit,
        @Nullable Long auditIntervalDays) {

    /**
     * The part of a workload that ran on one model, tier and region.
     *
     * @param model canonical base model
     * @param fineTuned whether on a fine-tuned model of it
     * @param tier canonical tier
     * @param region canonical region
     * @param records how many records
     * @param cost what they cost
     */
    public record UsageShare(String model, boolean fineTuned, String tier, String region, long records, Money cost) {

        /** The model, {@code ft:} before a fine-tuned one. */
        String canonicalModel() {
            return ModelId.canonical(model, fineTuned);
        }
    }

    public Workload {
        usage = List.copyOf(usage);
    }

    /** The canonical model, {@code ft:} before a fine-tuned one; {@link Alternative#AS_NOW} where there are several. */
    public String model() {
        return only(UsageShare::canonicalModel);
    }

    /** The model under a counterfactual. */
    String model(Counterfactual counterfactual) {
        return only(share ->
                counterfactual.apply(UsageKind.of(share.canonicalModel())).model());
    }

    /** The canonical tier; {@link Alternative#AS_NOW} where there are several. */
    public String tier() {
        return only(UsageShare::tier);
    }

    /** The canonical region; {@link Alternative#AS_NOW} where there are several. */
    public String region() {
        return only(UsageShare::region);
    }

    /** The canonical base models. */
    public List<String> baseModels() {
        return usage.stream().map(UsageShare::model).distinct().toList();
    }

    /** Whether some of it runs on a fine-tuned model. */
    public boolean runsFineTuned() {
        return usage.stream().anyMatch(UsageShare::fineTuned);
    }

    /** Days from the first to the last, both included. */
    public long days() {
        return ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
    }

    /** The part of the input read from the cache, from 0 to 1. */
    public Ratio cachedShare() {
        return input.signum() == 0 ? Ratio.ZERO : new Ratio(cachedInput, input);
    }

    /** Input tokens to one output token, null where there is no output. */
    public @Nullable Ratio inputToOutput() {
        return output.signum() == 0 ? null : new Ratio(input, output);
    }

    /** Whether fine-tuned models are in use: usage shows it or the profile says it. */
    public boolean usesFineTunedAssets(WorkloadProfile profile) {
        return runsFineTuned() || profile.fineTunedAssets().equals(WorkloadProfile.YES);
    }

    /** Whether the project is known to start on the term's day or later. */
    public boolean startsFrom(AdviceTerm term) {
        return startedOn != null && !startedOn.isBefore(term.date());
    }

    /** Whether less of the input comes from the cache than the profile says is repeatable. */
    public boolean cachesLessThan(WorkloadProfile profile) {
        return profile.repeatableShare() != null && cachedShare().compareTo(Ratio.of(profile.repeatableShare())) < 0;
    }

    /** Whether on its last day the last audit is further back than the profile's interval, else the term's. */
    public boolean auditOlderThan(AdviceTerm interval) {
        long days = auditIntervalDays == null ? interval.number().longValueExact() : auditIntervalDays;
        return daysSinceAudit != null && daysSinceAudit > days;
    }

    /** Usage of its last day, to ask for prices with. */
    UsageRecord onLastDay(UsageKind kind, TokenCounts tokens) {
        return UsageRecord.atNoon(lastDay, kind, tokens);
    }

    private String only(Function<UsageShare, String> part) {
        List<String> names = usage.stream().map(part).distinct().toList();
        return names.size() == 1 ? names.get(0) : Alternative.AS_NOW;
    }
}
