package io.tokentariff.ratecard;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a model in a usage file says.
 *
 * @param model the model, null if it is in no row of models.csv
 * @param base the name without the parts around it, as looked up
 * @param fineTuned whether it is a fine-tuned model of that name
 * @param provider who serves it, null if the name does not say
 * @param region the data-residency endpoint that the name says, null if it says none
 * @param variant the suffix of a variant, null for none
 */
public record ModelName(
        @Nullable ModelInfo model,
        String base,
        boolean fineTuned,
        @Nullable String provider,
        @Nullable String region,
        @Nullable NamePart variant) {

    /** Who serves it: as the name says, else the model's developer; empty if nobody knows. */
    public String servedBy() {
        if (provider != null) {
            return provider;
        }
        return model == null ? "" : model.developer();
    }
}
