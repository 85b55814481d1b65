package io.tokentariff.audit.bill;

import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.ModelName;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.UsageKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Understands line items of the provider's costs: {@code [TIER | ]MODEL[ MODALITY], METER[, long context]}, or the name of a fee.
 * What meters are called stands in {@code meters.csv}, column {@code billed_as}; the provider documents none of this. A line item
 * that is none of these is not guessed at.
 */
public final class BilledItems {

    private static final String LONG_CONTEXT = ", long context";
    private static final String TIER_END = " | ";
    private static final String FINE_TUNED = "ft-";
    private static final String FINE_TUNED_MARK = "ft:";

    private final RateCard card;
    private final Map<String, MeterInfo> meters = new HashMap<>();

    public BilledItems(RateCard card) {
        this.card = card;
        for (MeterInfo meter : card.rows().meters()) {
            meters.putIfAbsent(meter.name().replace('_', ' ').toLowerCase(Locale.ROOT), meter);
            meter.billedAs().forEach(name -> meters.putIfAbsent(name.toLowerCase(Locale.ROOT), meter));
        }
    }

    /** Returns what the line item is about. */
    public BilledItem read(String text) {
        String rest = text.strip();
        MeterInfo fee = meters.get(rest.toLowerCase(Locale.ROOT));
        if (fee != null && fee.isFee()) {
            return new BilledItem(text, null, null, fee.name(), null);
        }
        boolean isLong = rest.toLowerCase(Locale.ROOT).endsWith(LONG_CONTEXT);
        if (isLong) {
            rest = rest.substring(0, rest.length() - LONG_CONTEXT.length());
        }
        int bar = rest.indexOf(TIER_END);
        TierInfo tier =
                bar < 0 ? null : card.tier(rest.substring(0, bar).strip().toLowerCase(Locale.ROOT));
        if (tier != null) {
            rest = rest.substring(bar + TIER_END.length()).strip();
        }
        return ofModel(text, rest, tier == null ? UsageKind.DEFAULT_TIER : tier.name(), isLong);
    }

    private BilledItem ofModel(String text, String rest, String tier, boolean isLong) {
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != ' ' && rest.charAt(end) != ',') {
            end++;
        }
        String phrase = rest.substring(end).strip();
        phrase = phrase.startsWith(",") ? phrase.substring(1).strip() : phrase;
        MeterInfo meter = meters.get(phrase.toLowerCase(Locale.ROOT));
        if (end == 0 || meter == null) {
            return new BilledItem(text, null, null, null, null);
        }
        if (meter.isFee()) {
            return new BilledItem(text, null, null, meter.name(), null);
        }
        return new BilledItem(
                text, model(rest.substring(0, end)), tier, meter.name(), isLong ? RateCard.LONG : RateCard.SHORT);
    }

    /** Fine-tuned models are billed as {@code ft-BASE}. */
    private String model(String name) {
        ModelName said = card.modelName(
                name.startsWith(FINE_TUNED) ? FINE_TUNED_MARK + name.substring(FINE_TUNED.length()) : name);
        ModelInfo model = said.model();
        return model == null ? name : ModelId.canonical(model.name(), said.fineTuned());
    }
}
