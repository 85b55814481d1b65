package io.tokentariff.ratecard;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.table.TableRow;
import java.math.BigDecimal;
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
        RowRef row)
        implements Row.Dated {

    static Rate of(TableRow row) {
        return new Rate(
                row.text("model"),
                row.optional("fine_tuned") == null ? null : (Boolean) row.yesNo("fine_tuned"),
                row.text("tier"),
                row.optional("context"),
                row.text("meter"),
                price(row),
                TableRows.period(row),
                row.text("certainty"),
                row.text("source"),
                TableRows.place(row));
    }

    private static UnitPrice price(TableRow row) {
        BigDecimal price = row.decimal("usd_per_million");
        if (price.signum() < 0) {
            row.report(
                    "negative-price", "usd_per_million", "The price \"%s\" must not be negative.".formatted(price), "");
            return new UnitPrice(BigDecimal.ZERO);
        }
        return new UnitPrice(price);
    }

    boolean isFor(boolean usageFineTuned, String usageContext) {
        return (fineTuned == null || fineTuned == usageFineTuned) && (context == null || context.equals(usageContext));
    }
}
