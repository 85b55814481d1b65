package io.tokentariff.ratecard;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.table.TableRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code rates.csv}: the list price of one meter. As a fact it is only there for usage of its model, fine-tuned
 * or not, on a day of its period and in its context band, and where no more special row says otherwise; a rule has to look at
 * meter and tier alone.
 *
 * @param model canonical model name, empty for any model
 * @param fineTuned whether the row is for fine-tuned models, null for both
 * @param tier the service tier, empty for any tier
 * @param context {@code short} or {@code long}, null for both
 * @param provider who serves the model, null for any that has no more special row
 * @param meter what is counted
 * @param price dollars for what the meter's row says
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
        @Nullable String provider,
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
                row.optional("provider"),
                row.text("meter"),
                price(row),
                TableRows.period(row),
                row.text("certainty"),
                row.text("source"),
                TableRows.place(row));
    }

    private static UnitPrice price(TableRow row) {
        BigDecimal price = row.decimal("price");
        if (price.signum() < 0) {
            row.report("negative-price", "price", "The price \"%s\" must not be negative.".formatted(price), "");
            return new UnitPrice(BigDecimal.ZERO);
        }
        return new UnitPrice(price);
    }

    /** Whether the row is for the tier: its own, or any if it names none. */
    public boolean isOn(String someTier) {
        return tier.isEmpty() || tier.equals(someTier);
    }

    /** Whether the row is for any tier. */
    public boolean isOnAnyTier() {
        return tier.isEmpty();
    }

    /** Returns the row with its price for what its meter is counted in. */
    Rate countedAs(@Nullable MeterInfo info) {
        if (info == null || (price.per() == info.per() && price.unit().equals(info.unit()))) {
            return this;
        }
        UnitPrice its = new UnitPrice(price.usd(), info.per(), info.unit());
        return new Rate(model, fineTuned, tier, context, provider, meter, its, period, certainty, source, row);
    }

    /** How much it names of whom it is for: of two rows for the same usage, the one that names more holds. */
    int named() {
        return (model.isEmpty() ? 0 : 1)
                + (fineTuned == null ? 0 : 1)
                + (tier.isEmpty() ? 0 : 1)
                + (context == null ? 0 : 1)
                + (provider == null ? 0 : 1);
    }

    boolean isFor(boolean usageFineTuned, String usageContext, String servedBy) {
        return (fineTuned == null || fineTuned == usageFineTuned)
                && (context == null || context.equals(usageContext))
                && (provider == null || provider.equals(servedBy));
    }
}
