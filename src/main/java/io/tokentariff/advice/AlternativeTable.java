package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
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
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
        if (workload.cachesLessThan(profile)) {
            all.add(alternative(new Counterfactual(Alternative.CACHING, null, null), totals.caching()));
        }
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
        String model = shownModel(counterfactual);
        String tier = counterfactual.tier() == null ? workload.tier() : counterfactual.tier();
        BigDecimal multiplier = multiplier(counterfactual, model);
        Money cost = amounts.priced() == 0 ? null : amounts.total(inputShare(counterfactual), multiplier);
        boolean allPriced = amounts.priced() == workload.records();
        Money saving = cost == null || !allPriced ? null : workload.cost().minus(cost);
        Ratio monthly = saving == null ? null : monthly(saving);
        return new Alternative(
                counterfactual.change(),
                model,
                tier,
                cost,
                saving,
                monthly,
                monthly == null ? null : overHorizon(monthly),
                cost == null || !allPriced ? null : modelSaving(counterfactual, cost),
                Ratio.of(amounts.priced(), workload.records()),
                multiplier,
                allPriced ? breakEvenMultiplier(counterfactual, amounts) : null,
                amounts.notes());
    }

    private String shownModel(Counterfactual counterfactual) {
        if (counterfactual.model() != null) {
            return counterfactual.model();
        }
        boolean toBase = counterfactual.change().startsWith(Alternative.BASE_MODEL);
        boolean toTuned = counterfactual.change().equals(Alternative.FINE_TUNING);
        if (!toBase && !toTuned) {
            return workload.model();
        }
        List<String> bases = workload.baseModels();
        return bases.size() == 1 ? ModelId.canonical(bases.get(0), toTuned) : Alternative.AS_NOW;
    }

    private BigDecimal multiplier(Counterfactual counterfactual, String model) {
        if (changesModel(counterfactual)) {
            BigDecimal said = profile.outputMultipliers().get(model);
            return said == null ? tables.number(AdviceTables.OUTPUT_MULTIPLIER) : said;
        }
        return fineTunedShare(counterfactual, WorkloadProfile.PlannedFineTuning::outputShare);
    }

    private BigDecimal inputShare(Counterfactual counterfactual) {
        return fineTunedShare(counterfactual, WorkloadProfile.PlannedFineTuning::inputShare);
    }

    private BigDecimal fineTunedShare(
            Counterfactual counterfactual, Function<WorkloadProfile.PlannedFineTuning, BigDecimal> share) {
        WorkloadProfile.PlannedFineTuning planned = profile.plannedFineTuning();
        return planned == null || !counterfactual.change().equals(Alternative.FINE_TUNING)
                ? BigDecimal.ONE
                : share.apply(planned);
    }

    /** What the change of model saves over the horizon where the tier is changed as well: own model there less this. */
    private @Nullable Ratio modelSaving(Counterfactual counterfactual, Money cost) {
        if (!changesModel(counterfactual)) {
            return null;
        }
        if (counterfactual.tier() == null) {
            return overHorizon(monthly(workload.cost().minus(cost)));
        }
        Map<Counterfactual, Amounts> all = totals.alternatives();
        Amounts tierAlone = all.get(new Counterfactual(Alternative.TIER, null, counterfactual.tier()));
        return tierAlone == null || tierAlone.priced() != workload.records()
                ? null
                : overHorizon(monthly(tierAlone.total().minus(cost)));
    }

    private static boolean changesModel(Counterfactual counterfactual) {
        return switch (counterfactual.change()) {
            case Alternative.MODEL,
                    Alternative.MODEL_AND_TIER,
                    Alternative.BASE_MODEL,
                    Alternative.BASE_MODEL_AND_TIER -> true;
            default -> false;
        };
    }

    private @Nullable Ratio breakEvenMultiplier(Counterfactual counterfactual, Amounts amounts) {
        if (amounts.output().isZero()) {
            return null;
        }
        // (cost now - cost of everything but output) / cost of output
        Money fixed = amounts.total(inputShare(counterfactual), BigDecimal.ZERO);
        Ratio multiplier =
                Ratio.of(workload.cost().minus(fixed).usd(), amounts.output().usd());
        return multiplier.signum() < 0 ? null : multiplier;
    }

    private Ratio monthly(Money amount) {
        return tables.monthly(amount, workload.days());
    }

    private Ratio overHorizon(Ratio monthly) {
        return monthly.times(Ratio.of(workload.horizonMonths()));
    }
}
