package io.tokentariff.ratecard;

import io.tokentariff.money.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code rates.csv}: the list price of one meter. As a fact it is only there for usage of its model, fine-tuned
 * or not, on a day of its period and in its context band; a rule has to look at meter and tier alone.
 *
 * @param model canonical model name
 * @param fineTuned whether the row is for fine-tuned models, null for both
 * @param tier the service tier, empty where a meter knows no tiers (training)
 * @param context {@code short} or {@code long}, null for both
 * @param meter what is counted
 * @param price dollars per 1,000,000 tokens
 * @param period when it is in force
 * @param certainty {@code published} or {@code approximate}
 * @param source who says so
 * @param row where it stands
 */
public record Rate(
        String model,
        @Nullable Boolean fineTuned,
        String tier,
        @Nullable String context,
        String meter,
        UnitPrice price,
        EffectivePeriod period,
        String certainty,
        String source,
        RowRef row) {

    boolean isFor(boolean usageFineTuned, String usageContext) {
        return (fineTuned == null || fineTuned == usageFineTuned) && (context == null || context.equals(usageContext));
    }
}
