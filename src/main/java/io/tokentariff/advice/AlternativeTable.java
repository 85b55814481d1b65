package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Thousands;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the alternatives of one workload out of what its usage costs under each counterfactual. */
record AlternativeTable(
        Workload workload,
        WorkloadProfile profile,
        WorkloadTotals totals,
        AdviceTables tables,
        Planner planner,
        CounterfactualSet set) {

    private static final Comparator<Alternative> CHEAPEST_FIRST = Comparator.comparing(Alternative::allPriced)
            .reversed()
            .thenComparing(Alternative::pricedShare, Comparator.reverseOrder())
            .thenComparing(alternative -> Objects.requireNonNullElse(alternative.cost(), Money.ZERO))
            .thenComparing(Alternative::change)
            .thenComparing(Alternative::model)
            .thenComparing(Alternative::tier);

    /** Returns the alternatives that the tables allow, those fully priced first, cheapest first. */
    List<Alternative> alternatives() {
        List<Alternative> all = new ArrayList<>();
        totals.alternatives().forEach((counterfactual, amounts) -> {
            if (isShown(counterfactual)) {
                all.add(alternative(counterfactual, amounts));
            }
        });
        all.sort(CHEAPEST_FIRST);
        return all;
    }

    private boolean isShown(Counterfactual counterfactual) {
        String tier = counterfactual.tier();
        if (tier != null && (tier.equals(workload.tier()) || !isRated(counterfactual, tier))) {
            return false;
        }
        return switch (counterfactual.change()) {
            case Alternative.MODEL, Alternative.MODEL_AND_TIER ->
                mayReplace(Objects.requireNonNull(counterfactual.model()));
            case Alternative.BASE_MODEL, Alternative.BASE_MODEL_AND_TIER -> workload.runsFineTuned();
            case Alternative.REGION -> workload.usage().stream().anyMatch(share -> isResidency(share.region()));
            case Alternative.FINE_TUNING -> profile.plannedFineTuning() != null && !workload.runsFineTuned();
            case Alternative.TIER_MIX -> totals.mix().movesAny();
            case Alternative.CACHING -> workload.cachesLessThan(profile);
            default -> true;
        };
    }

    private boolean mayReplace(String model) {
        if (workload.baseModels().equals(List.of(model))) {
            return false;
        }
        return set.askedFor().contains(model)
                || tables.candidates().stream()
                        .anyMatch(row -> row.model().equals(model) && row.replacesAny(workload.baseModels()));
    }

    private boolean isResidency(String region) {
        RegionInfo info = planner.rateCard().region(region);
        return info != null && info.residency();
    }

    /** Whether plain input and output of the model have a price on the tier: else the tables do not allow the move. */
    private boolean isRated(Counterfactual counterfactual, String tier) {
        return workload.usage().stream().anyMatch(share -> {
            UsageKind kind = counterfactual.apply(UsageKind.of(share.canonicalModel()));
            UsageRecord probe = workload.onLastDay(kind.withServiceTier(tier), TokenCounts.of(1, 0, 1));
            return planner.plan(probe).status() == PriceStatus.PRICED;
        });
    }

    private Alternative alternative(Counterfactual counterfactual, Amounts amounts) {
        String model = workload.model(counterfactual);
        boolean mixed = counterfactual.change().equals(Alternative.TIER_MIX);
        String own = counterfactual.tier() == null ? workload.tier() : counterfactual.tier();
        String tier = mixed ? totals.mix().tiers(own, workload.records()) : own;
        BigDecimal inputShare = BigDecimal.ONE;
        BigDecimal multiplier = BigDecimal.ONE;
        WorkloadProfile.PlannedFineTuning planned = profile.plannedFineTuning();
        if (counterfactual.changesModel()) {
            BigDecimal said = profile.outputMultipliers().get(model);
            multiplier = said == null ? tables.number(AdviceTables.OUTPUT_MULTIPLIER) : said;
        } else if (planned != null && counterfactual.change().equals(Alternative.FINE_TUNING)) {
            inputShare = planned.inputShare();
            multiplier = planned.outputShare();
        }
        Money cost = amounts.priced() == 0 ? null : amounts.total(inputShare, multiplier);
        boolean allPriced = amounts.priced() == workload.records();
        Money saving = cost == null || !allPriced ? null : workload.cost().minus(cost);
        Ratio monthly = saving == null ? null : tables.monthly(saving, workload.days());
        Long window = counterfactual.changesModel() ? window(model) : null;
        return new Alternative(
                counterfactual.change(),
                model,
                tier,
                cost,
                saving,
                monthly,
                overHorizon(saving),
                saving == null ? null : overHorizon(modelSaving(counterfactual, saving)),
                Ratio.of(amounts.priced(), workload.records()),
                totals.fit().longerThan(window),
                multiplier,
                allPriced ? breakEvenMultiplier(inputShare, amounts) : null,
                notes(mixed, amounts, window));
    }

    private @Nullable Long window(String model) {
        ModelInfo info = planner.rateCard().model(ModelId.parse(model).base());
        return info == null ? null : info.contextWindow();
    }

    private static String grouped(@Nullable Long count) {
        return count == null ? "" : Thousands.apart(count);
    }

    private List<Advice.Note> notes(boolean mixed, Amounts amounts, @Nullable Long window) {
        List<Advice.Note> notes = new ArrayList<>(mixed ? totals.mix().notes(workload.records()) : List.of());
        long longer = totals.fit().longerThan(window);
        new Advice.Note(
                        "window-too-small",
                        "%s of %s requests are longer than its context window of %s tokens."
                                .formatted(grouped(longer), grouped(workload.records()), grouped(window)))
                .addTo(notes, longer > 0);
        long perhaps = totals.fit().perhapsLongerThan(window);
        new Advice.Note(
                        "window-not-known",
                        "%s records are sums of requests; whether each fits its context window of %s tokens is not known."
                                .formatted(grouped(perhaps), grouped(window)))
                .addTo(notes, perhaps > 0);
        notes.addAll(amounts.notes());
        return notes;
    }

    /** What the change of model saves, where the tier is changed as well: this less what the tier alone saves. */
    private @Nullable Money modelSaving(Counterfactual counterfactual, Money saving) {
        if (!counterfactual.changesModel() || counterfactual.tier() == null) {
            return counterfactual.changesModel() ? saving : null;
        }
        Amounts tierAlone =
                totals.alternatives().get(new Counterfactual(Alternative.TIER, null, counterfactual.tier()));
        return tierAlone == null || tierAlone.priced() != workload.records()
                ? null
                : saving.minus(workload.cost().minus(tierAlone.total()));
    }

    private @Nullable Ratio breakEvenMultiplier(BigDecimal inputShare, Amounts amounts) {
        if (amounts.output().isZero()) {
            return null;
        }
        // (cost now - cost of everything but output) / cost of output
        Money fixed = amounts.total(inputShare, BigDecimal.ZERO);
        Ratio multiplier =
                Ratio.of(workload.cost().minus(fixed).usd(), amounts.output().usd());
        return multiplier.signum() < 0 ? null : multiplier;
    }

    private @Nullable Ratio overHorizon(@Nullable Money saving) {
        return saving == null
                ? null
                : tables.monthly(saving, workload.days()).times(Ratio.of(workload.horizonMonths()));
    }
}
