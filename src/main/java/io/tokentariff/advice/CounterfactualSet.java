package io.tokentariff.advice;

import io.tokentariff.ratecard.TierInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that usage is re-priced with: each model of the candidates' table, and those asked for, on each tier that can be
 * rated; the own model on each tier; the base of a fine-tuned model, and a fine-tuned base. Which of them are shown for a
 * workload is known once its models are.
 *
 * @param all in a fixed order
 * @param askedFor canonical names of models to be compared whatever they may replace
 */
record CounterfactualSet(List<Counterfactual> all, Set<String> askedFor) {

    static CounterfactualSet of(AdviceTables tables, Planner planner, Collection<String> askedFor) {
        Set<String> models = new LinkedHashSet<>();
        tables.candidates().forEach(candidate -> models.add(candidate.model()));
        models.addAll(askedFor);
        List<@Nullable String> tiers = new ArrayList<>();
        tiers.add(null);
        planner.rateCard().rows().tiers().stream().filter(TierInfo::rated).forEach(tier -> tiers.add(tier.name()));
        List<Counterfactual> all = new ArrayList<>();
        for (String tier : tiers) {
            for (String model : models) {
                all.add(new Counterfactual(tier == null ? Alternative.MODEL : Alternative.MODEL_AND_TIER, model, tier));
            }
            all.add(new Counterfactual(
                    tier == null ? Alternative.BASE_MODEL : Alternative.BASE_MODEL_AND_TIER, null, tier));
            if (tier != null) {
                all.add(new Counterfactual(Alternative.TIER, null, tier));
            }
        }
        for (String change :
                List.of(Alternative.REGION, Alternative.FINE_TUNING, Alternative.CACHING, Alternative.TIER_MIX)) {
            all.add(new Counterfactual(change, null, null));
        }
        return new CounterfactualSet(List.copyOf(all), Set.copyOf(askedFor));
    }
}
