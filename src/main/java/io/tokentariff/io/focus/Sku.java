package io.tokentariff.io.focus;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.UsageKind;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is bought at one price: a meter of a model on a tier, in a region, within or beyond the threshold.
 *
 * @param id the meter of the model, whatever it costs: {@code gpt-4.1-mini-input}
 * @param priceId which of its prices: never with a price, a day or an account in it
 * @param list what everybody pays
 * @param contracted what is paid after what was negotiated
 * @param band {@code short} or {@code long}
 * @param rateRow where the price stands
 * @param rules the rules that made it
 * @param findings codes of what the reader of the row must know
 */
record Sku(
        String id,
        String priceId,
        String model,
        boolean fineTuned,
        String tier,
        String region,
        String provider,
        String developer,
        String meter,
        String band,
        UnitPrice list,
        UnitPrice contracted,
        String rateRow,
        String rules,
        String findings) {

    /** Makes what a charge of a plan is on one side of the threshold. */
    static Sku of(Plan plan, PlannedCharge charge, boolean beyond, RateCard card, Set<RowRef> negotiated) {
        Usage usage = plan.usage();
        List<PlannedAdjustment> adjustments = charge.adjustments(beyond);
        UnitPrice list = charge.charge().price();
        TreeSet<String> names = new TreeSet<>();
        for (PlannedAdjustment each : adjustments) {
            if (!negotiated.contains(each.adjustment().term())) {
                list = list.times(each.adjustment().factor());
                names.add(each.adjustment().name());
            }
        }
        String band = beyond || usage.context().equals(RateCard.LONG) ? RateCard.LONG : RateCard.SHORT;
        String id = usage.model() + (usage.fineTuned() ? "-fine-tuned" : "") + "-" + charge.meter();
        ModelInfo model = card.model(usage.model());
        String developer = model == null ? usage.provider() : model.developer();
        return new Sku(
                id,
                priceId(id, usage, band, names),
                usage.model(),
                usage.fineTuned(),
                usage.tier(),
                usage.region(),
                usage.provider().isEmpty() ? developer : usage.provider(),
                developer,
                charge.meter(),
                band,
                list,
                charge.adjustedPrice(beyond),
                charge.charge().rate().row().toString(),
                rules(charge, adjustments),
                plan.findings().stream()
                        .map(PlannedFinding::code)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static String priceId(String id, Usage usage, String band, TreeSet<String> terms) {
        StringBuilder name = new StringBuilder(id).append('/').append(usage.tier());
        if (!usage.region().equals(UsageKind.NO_REGION)) {
            name.append('/').append(usage.region());
        }
        if (band.equals(RateCard.LONG)) {
            name.append('/').append(RateCard.LONG);
        }
        terms.forEach(term -> name.append('+').append(term));
        return name.toString();
    }

    private static String rules(PlannedCharge charge, List<PlannedAdjustment> adjustments) {
        TreeSet<String> ids = new TreeSet<>(Comparator.naturalOrder());
        adjustments.forEach(each -> ids.add(each.rule().id()));
        ids.remove(charge.rule().id());
        return charge.rule().id() + ids.stream().map(each -> " " + each).collect(Collectors.joining());
    }

    /** The rows of terms.csv that were negotiated. */
    static Set<RowRef> negotiated(RateCard card) {
        return card.rows().terms().stream()
                .filter(Term::isNegotiated)
                .map(Term::row)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the meter counts, as FOCUS writes units: {@code Tokens}. */
    String unit(RateCard card) {
        return Units.plural(info(card).unit());
    }

    /** What a price is for: {@code 1000000 Tokens}. */
    String pricingUnit(RateCard card) {
        return list.per() == 1 ? unit(card) : list.per() + " " + unit(card);
    }

    private MeterInfo info(RateCard card) {
        return card.rows().meters().stream()
                .filter(each -> each.name().equals(meter))
                .findFirst()
                .orElseThrow();
    }

    /** The region as the rulebook has it; whether there is one to be told. */
    boolean hasRegion() {
        return !region.equals(UsageKind.NO_REGION);
    }

    /** What it is in words: {@code gpt-4.1-mini, batch tier, cached input, region eu}. */
    String description() {
        return model
                + (fineTuned ? " (fine-tuned)" : "")
                + ", " + tier + " tier, "
                + meter.replace('_', ' ')
                + (band.equals(RateCard.LONG) ? ", long context" : "")
                + (hasRegion() ? ", region " + region : "");
    }
}
