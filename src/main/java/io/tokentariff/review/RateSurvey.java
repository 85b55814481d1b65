package io.tokentariff.review;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Asks the rules for the price of everything the tables name: each model, tier, meter and period, one token at a time. */
final class RateSurvey {

    private static final String ANY = "";
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private final Rulebook rulebook;
    private final RateCard card;
    private final List<LocalDate> days;
    private final Predicate<ModelInfo> models;

    /**
     * One price as the rules make it.
     *
     * @param model canonical name, {@code ft:} before a fine-tuned one
     * @param tier the service tier, empty for training
     * @param context {@code short}, or {@code long} beyond the model's threshold
     * @param region the region
     * @param charge the charge with its adjustments
     */
    record Answer(String model, String tier, String context, String region, PlannedCharge charge) {

        private Answer of(String name) {
            return new Answer(name, tier, context, region, charge);
        }
    }

    /** Asks for every model and every period. */
    RateSurvey(Rulebook rulebook) {
        this(rulebook, days(rulebook.rateCard().rows()), model -> true);
    }

    /**
     * @param days the days to ask for; every one of them is asked for
     * @param models the models to ask for
     */
    RateSurvey(Rulebook rulebook, List<LocalDate> days, Predicate<ModelInfo> models) {
        this.rulebook = rulebook;
        this.card = rulebook.rateCard();
        this.days = List.copyOf(days);
        this.models = models;
    }

    /** Asks, and hands over every price there is. */
    void ask(Consumer<Answer> answers) {
        ask(true, answers);
    }

    /** @param ofAnyModel whether to ask for what rows for any model say, too */
    void ask(boolean ofAnyModel, Consumer<Answer> answers) {
        if (ofAnyModel) {
            card.ratesOf(ANY).forEach(rate -> askAnyModel(rate, answers));
        }
        for (ModelInfo model : card.rows().models().stream().filter(models).toList()) {
            for (boolean fineTuned : new boolean[] {false, true}) {
                askModel(model, fineTuned, answers);
            }
            card.ratesOf(model.name()).stream()
                    .map(Rate::provider)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(provider -> askServed(model, provider, answers));
        }
    }

    /** What a row for any model says is the same for the first that has no row of its own. */
    private void askAnyModel(Rate rate, Consumer<Answer> answers) {
        card.rows().models().stream()
                .filter(model -> card.ratesOf(model.name()).stream()
                        .noneMatch(own -> own.meter().equals(rate.meter())))
                .findFirst()
                .ifPresent(model -> {
                    UsageKind kind = UsageKind.of(model.name());
                    ask(
                            rate.tier().isEmpty() ? kind : kind.withServiceTier(rate.tier()),
                            TokenCounts.ofOne(rate.meter(), 1),
                            rate.tier().isEmpty() ? "any" : rate.tier(),
                            RateCard.SHORT,
                            answer -> answers.accept(answer.of("any model")));
                });
    }

    private void askModel(ModelInfo model, boolean fineTuned, Consumer<Answer> answers) {
        String name = fineTuned ? "ft:" + model.name() + ":x::y" : model.name();
        UsageKind kind = UsageKind.of(name);
        for (TierInfo tier : card.rows().tiers()) {
            if (tier.rated()) {
                askTier(model, kind.withServiceTier(tier.name()), answers);
            }
        }
        card.rows().regions().stream()
                .filter(RegionInfo::residency)
                .findFirst()
                .ifPresent(region -> askTier(model, kind.withRegion(region.name()), answers));
        if (!fineTuned) {
            ask(kind.withOperation(Operation.TRAINING), TokenCounts.trained(1), "", RateCard.SHORT, answers);
        }
    }

    /** The prices of a model that somebody else serves. */
    private void askServed(ModelInfo model, String provider, Consumer<Answer> answers) {
        String name = card.servedBy(model.name(), provider);
        for (TierInfo tier : card.rows().tiers()) {
            if (tier.rated()) {
                askTier(
                        model,
                        UsageKind.of(name).withServiceTier(tier.name()),
                        answer -> answers.accept(answer.of(name)));
            }
        }
    }

    private void askTier(ModelInfo model, UsageKind kind, Consumer<Answer> answers) {
        for (String meter : meters(model)) {
            TokenCounts one = TokenCounts.ofOne(meter, 1);
            ask(kind, one, kind.serviceTier(), RateCard.SHORT, answers);
            card.rows().longContexts().stream()
                    .filter(row -> row.model().equals(model.name()))
                    .mapToLong(LongContext::threshold)
                    .max()
                    .ifPresent(threshold ->
                            ask(kind, one.withContext(threshold + 2), kind.serviceTier(), RateCard.LONG, answers));
        }
    }

    private void ask(UsageKind kind, TokenCounts tokens, String tier, String context, Consumer<Answer> answers) {
        for (LocalDate day : days) {
            UsageRecord record = UsageRecord.atNoon(day, kind, tokens);
            Plan plan = rulebook.plan(record);
            String model = ModelId.canonical(plan.usage().model(), plan.usage().fineTuned());
            plan.charges().forEach(charge -> answers.accept(new Answer(model, tier, context, kind.region(), charge)));
        }
    }

    /** The meters of the model's own rows, and those that a price may be derived for. */
    private Set<String> meters(ModelInfo model) {
        Set<String> meters = new TreeSet<>(card.billOrder());
        meters.addAll(Meters.NAMED);
        card.ratesOf(model.name()).forEach(rate -> meters.add(rate.meter()));
        meters.remove(Meters.TRAINING);
        return meters;
    }

    /** A day of each span between two dates of the tables. */
    static List<LocalDate> days(Rows rows) {
        TreeSet<LocalDate> starts = new TreeSet<>();
        rows.dated().forEach(row -> row.period().addTo(starts));
        List<LocalDate> days = new ArrayList<>();
        days.add(starts.isEmpty() ? ANY_DAY : starts.first().minusDays(1));
        days.addAll(starts);
        return days;
    }
}
