package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fact that the workload's own usage, re-priced exactly with one thing changed, would have cost so much.
 *
 * @param change what is changed: one of the words of this class
 * @param model canonical model, {@code ft:} before a fine-tuned one; {@link #AS_NOW} where the records keep several
 * @param tier canonical service tier; {@link #AS_NOW} where the records keep several
 * @param cost what the records priced on both sides cost then, null if none could be priced
 * @param saving what the workload costs now less that, negative where it is dearer; null unless all records could be priced
 * @param monthlySaving the saving scaled to a month, null with the saving
 * @param horizonSaving the saving over the workload's horizon, null with the saving
 * @param modelHorizonSaving the part of the horizon's saving that the change of model brings, the tier being changed anyway;
 *     null where it is not known
 * @param pricedShare the share of records that could be priced
 * @param tooLong how many records are longer than the model's context window, each a request that it could not take
 * @param outputMultiplier what the cost of output was multiplied by
 * @param breakEvenMultiplier the output multiplier at which the saving is gone, null where no multiplier does that
 * @param notes what must be said about its prices, such as that a rate is approximate
 */
public record Alternative(
        String change,
        String model,
        String tier,
        @Nullable Money cost,
        @Nullable Money saving,
        @Nullable Ratio monthlySaving,
        @Nullable Ratio horizonSaving,
        @Nullable Ratio modelHorizonSaving,
        Ratio pricedShare,
        long tooLong,
        BigDecimal outputMultiplier,
        @Nullable Ratio breakEvenMultiplier,
        List<Advice.Note> notes) {

    public Alternative {
        notes = List.copyOf(notes);
    }

    /** Stands for the models or tiers of the records themselves. */
    public static final String AS_NOW = "as-now";

    /** Another model, each record on its own tier. */
    public static final String MODEL = "model";

    /** Another tier, each record on its own model. */
    public static final String TIER = "tier";

    /** Another model and another tier. */
    public static final String MODEL_AND_TIER = "model-and-tier";

    /** The base model instead of the fine-tuned one, each record on its own tier. */
    public static final String BASE_MODEL = "base-model";

    /** The base model instead of the fine-tuned one, and another tier. */
    public static final String BASE_MODEL_AND_TIER = "base-model-and-tier";

    /** Each record on the tier that the hour allows in which it ran, where that costs less, on its own model. */
    public static final String TIER_MIX = "tier-mix";

    /** As now, with the repeatable share of the input read from the cache. */
    public static final String CACHING = "caching";

    /** As now, without a data-residency endpoint. */
    public static final String REGION = "region";

    /** A fine-tuned model instead of the base model. */
    public static final String FINE_TUNING = "fine-tuning";

    /** Whether every record could be priced. */
    public boolean allPriced() {
        return saving != null;
    }

    /** Whether no request is longer than the model's context window, as far as that is known. */
    public boolean fits() {
        return tooLong == 0;
    }

    /** Whether every record could be priced and the sum is below what the workload costs now. */
    public boolean saves() {
        return saving != null && saving.isPositive();
    }

    /** Whether it goes to the model that the recommendation goes to. */
    public boolean hasModelOf(Recommendation move) {
        Alternative other = move.alternative();
        return other != null && model.equals(other.model);
    }

    /** Whether it goes to the tier that the recommendation goes to. */
    public boolean hasTierOf(Recommendation move) {
        Alternative other = move.alternative();
        return other != null && tier.equals(other.tier);
    }

    /** Whether it saves more than what the recommendation names. */
    public boolean savesMoreThan(Recommendation other) {
        Money others = other.alternative() == null ? null : other.alternative().saving;
        return saving != null && others != null && saving.compareTo(others) > 0;
    }
}
