package io.tokentariff.review.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tells rows of rates.csv apart, days left out.
 *
 * @param model the model
 * @param fineTuned whether it is the price of fine-tuned ones
 * @param tier the service tier
 * @param context {@code short}, {@code long}, or empty for any
 * @param meter what is counted
 * @param provider who serves it, null for its developer
 */
record RowKey(String model, boolean fineTuned, String tier, String context, String meter, @Nullable String provider) {

    Map<String, String> cells() {
        Map<String, String> cells = new HashMap<>();
        cells.put("model", model);
        cells.put("fine_tuned", fineTuned ? "yes" : "no");
        cells.put("tier", tier);
        cells.put("context", context);
        cells.put("meter", meter);
        if (provider != null) {
            cells.put("provider", provider);
        }
        return cells;
    }
}
