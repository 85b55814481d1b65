package io.tokentariff.advice;

import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.UsageKind;
import org.jspecify.annotations.Nullable;

/**
 * What is changed in every record before it is re-priced.
 *
 * @param change one of the words of {@link Alternative}
 * @param model the model each record gets, null for its own
 * @param tier the tier each record gets, null for its own
 */
record Counterfactual(String change, @Nullable String model, @Nullable String tier) {

    /** Whether the records run on another model then, fine-tuned ones of their own aside. */
    boolean changesModel() {
        return model != null || change.startsWith(Alternative.BASE_MODEL);
    }

    UsageKind apply(UsageKind kind) {
        UsageKind changed =
                switch (change) {
                    case Alternative.BASE_MODEL, Alternative.BASE_MODEL_AND_TIER ->
                        kind.withModel(ModelId.parse(kind.model()).base());
                    case Alternative.FINE_TUNING ->
                        kind.withModel(
                                ModelId.canonical(ModelId.parse(kind.model()).base(), true));
                    case Alternative.REGION -> kind.withRegion(UsageKind.NO_REGION);
                    default -> model == null ? kind : kind.withModel(model);
                };
        return tier == null ? changed : changed.withServiceTier(tier);
    }
}
