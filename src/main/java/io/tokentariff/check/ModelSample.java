package io.tokentariff.check;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Models that stand for all: of those whose rows differ in nothing but numbers, one. Rules name no models, so that what holds of
 * one of them holds of the others.
 */
final class ModelSample {

    private ModelSample() {}

    /**
     * Returns the models, those without any rate left out.
     *
     * @param asWell models that stand for themselves
     */
    static List<String> of(RateCard card, Collection<String> asWell) {
        Rows rows = card.rows();
        Map<List<Object>, String> byShape = new LinkedHashMap<>();
        for (ModelInfo model : rows.models()) {
            List<Rate> rates = card.ratesOf(model.name());
            if (!rates.isEmpty()) {
                byShape.putIfAbsent(
                        asWell.contains(model.name()) ? List.of(model.name()) : shape(model, rates, rows),
                        model.name());
            }
        }
        return List.copyOf(byShape.values());
    }

    private static List<Object> shape(ModelInfo model, List<Rate> rates, Rows rows) {
        List<Object> shape = new ArrayList<>();
        shape.add(model.developer());
        shape.add(model.status());
        TreeSet<String> priced = new TreeSet<>();
        for (Rate rate : rates) {
            if (!rate.model().isEmpty()) {
                priced.add("%s %s %s %s".formatted(rate.tier(), rate.fineTuned(), rate.meter(), rate.context()));
            }
        }
        shape.add(priced);
        for (LongContext row : rows.longContexts()) {
            if (row.model().equals(model.name())) {
                shape.add(Objects.hash(row.scope(), row.meter(), row.factor() == null, row.tiers()));
            }
        }
        for (Term row : rows.terms()) {
            if (model.name().equals(row.model())) {
                shape.add(row.row());
            }
        }
        for (RegionInfo row : rows.regions()) {
            if (row.exempts(model.name())) {
                shape.add(row.row());
            }
        }
        for (PerCallTokens row : rows.perCallTokens()) {
            if (row.model().equals(model.name())) {
                shape.add(row.meter());
            }
        }
        return shape;
    }
}
