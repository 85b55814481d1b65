package io.tokentariff.review;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Every price the rulebook makes, by model, tier and meter.
 *
 * @param models one section a model
 * @param meters the meters that some model has a price of, in the order of a bill
 */
record RateGrid(List<Model> models, List<String> meters) {

    /** Words with which a source says that it is not sure. */
    private static final Pattern VAGUE =
            Pattern.compile("\\b(approximate|average|may|about|roughly|up to|some rates rounded)\\b");

    /**
     * The prices of one model.
     *
     * @param name canonical name
     * @param lines one a tier and context
     */
    record Model(String name, List<Line> lines) {}

    /**
     * The prices of one tier and context.
     *
     * @param tier the service tier, {@code training} for training
     * @param context {@code long} beyond the model's threshold, empty otherwise
     * @param prices by meter; several where periods differ
     */
    record Line(String tier, String context, Map<String, List<Price>> prices) {

        String name() {
            return context.isEmpty() ? tier : tier + ", long context";
        }

        List<Price> pricesOf(String meter) {
            return prices.getOrDefault(meter, List.of());
        }
    }

    /**
     * One price.
     *
     * @param price dollars, adjustments included
     * @param period when the row it rests on is in force
     * @param derived what derives it, such as {@code 0.40 x 0.5 by charges.batch-half-price}; empty where it is the row's own
     * @param certainty {@code published} or {@code approximate}
     * @param source who says so
     * @param row where that row stands
     * @param vague whether the source itself is not sure
     */
    record Price(
            UnitPrice price,
            EffectivePeriod period,
            String derived,
            String certainty,
            String source,
            String row,
            boolean vague) {

        /** Dollars per million; said what they are per where it is something else. */
        String amount() {
            return price.isPerMillionTokens() ? price.toPlainString() : price.toString();
        }

        /** What it rests on; prices with the same source, period, certainty and rule have the same. */
        String note() {
            String by = derived.isEmpty() ? "" : derived.replaceFirst("^[0-9.]+ ", "the row’s price ") + "; ";
            return by + certainty + ", " + period + ": " + source;
        }
    }

    /** The meters that the model has a price of. */
    List<String> metersOf(Model model) {
        return meters.stream()
                .filter(meter ->
                        model.lines().stream().anyMatch(line -> line.prices().containsKey(meter)))
                .toList();
    }

    static RateGrid of(List<RateSurvey.Answer> answers, Map<String, String> sources, Comparator<String> billOrder) {
        Map<String, Map<String, Line>> models = new LinkedHashMap<>();
        Set<String> meters = new TreeSet<>(billOrder);
        for (RateSurvey.Answer answer : answers) {
            if (!answer.region().equals("global")) {
                continue;
            }
            Line line = models.computeIfAbsent(answer.model(), model -> new LinkedHashMap<>())
                    .computeIfAbsent(answer.tier() + "/" + answer.context(), unused -> line(answer));
            String meter = answer.charge().meter();
            meters.add(meter);
            List<Price> prices = line.prices().computeIfAbsent(meter, unused -> new ArrayList<>());
            Price price = price(answer, sources);
            if (!prices.contains(price)) {
                prices.add(price);
            }
        }
        List<Model> built = models.entrySet().stream()
                .map(model -> new Model(model.getKey(), withoutRepeats(model.getValue())))
                .sorted(Comparator.comparing(model -> model.name().replaceFirst("^ft:(.*)", "$1 ft")))
                .toList();
        return new RateGrid(built, List.copyOf(meters));
    }

    private static Line line(RateSurvey.Answer answer) {
        return new Line(
                answer.tier().isEmpty() ? "training" : answer.tier(),
                answer.context().equals("long") ? "long" : "",
                new LinkedHashMap<>());
    }

    /** A long context that costs the same as a short one is not worth a line. */
    private static List<Line> withoutRepeats(Map<String, Line> lines) {
        List<Line> kept = new ArrayList<>();
        for (Line line : lines.values()) {
            boolean repeats = line.context().equals("long")
                    && kept.stream()
                            .anyMatch(each -> each.tier().equals(line.tier())
                                    && each.prices().equals(line.prices()));
            if (!repeats) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static Price price(RateSurvey.Answer answer, Map<String, String> sources) {
        Rate rate = answer.charge().charge().rate();
        Term basis = answer.charge().charge().basis();
        List<String> factors = new ArrayList<>();
        StringBuilder said = new StringBuilder(rate.source());
        if (basis != null) {
            factors.add("x " + basis.factor().toPlainString() + " by "
                    + answer.charge().rule().id());
        }
        answer.charge().adjustments(true).forEach(each -> {
            factors.add("x " + each.adjustment().factor().toPlainString() + " by "
                    + each.rule().id());
            said.append(' ')
                    .append(sources.getOrDefault(each.adjustment().term().toString(), ""));
        });
        boolean vague = rate.certainty().equals("approximate")
                || VAGUE.matcher(said.toString()).find();
        return new Price(
                answer.charge().adjustedPrice(true),
                rate.period(),
                factors.isEmpty() ? "" : rate.price().toPlainString() + " " + String.join(" ", factors),
                rate.certainty(),
                said.toString(),
                rate.row().toString(),
                vague);
    }
}
