package io.tokentariff.check;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of any rulebook, whatever its cases say: what no row names has no price, a long context has none where a short one
 * has none, and a data-residency endpoint costs its surcharge or exempts the model by name. Usage is made up and priced by the
 * rules, of models that stand for all.
 */
final class Laws {

    private static final String NOBODY = "unheard-of";

    private final Rulebook rulebook;
    private final RateCard card;
    private final Rows rows;
    private final Problems problems;
    private final WorkBudget budget;
    private final LocalDate day;
    private final List<String> models;
    private final Set<String> told = new HashSet<>();

    Laws(Rulebook rulebook, Problems problems, WorkBudget budget) {
        this.rulebook = rulebook;
        this.card = rulebook.rateCard();
        this.rows = card.rows();
        this.problems = problems;
        this.budget = budget;
        this.day = Probe.SOME_DAY;
        this.models = ModelSample.of(card, Set.of());
    }

    /** Reports each law that is broken, once, with the first usage that breaks it. */
    void check() {
        rows.tiers().stream()
                .map(TierInfo::name)
                .forEach(tier -> unpriced(
                        "law-unknown-model",
                        Tables.MODELS,
                        "the model \"%s\", which no row names,".formatted(NOBODY),
                        new Probe(NOBODY, false, tier, Meters.INPUT, Account.NONE),
                        UsageKind.NO_REGION));
        models.forEach(this::ofModel);
    }

    private void ofModel(String model) {
        Map<String, Rate> byTier = new LinkedHashMap<>();
        card.ratesOf(model).stream()
                .filter(rate -> rate.period().covers(day) && !rate.meter().equals(Meters.TRAINING))
                .filter(rate -> !isTuned(rate) && !rate.model().isEmpty())
                .forEach(rate -> byTier.putIfAbsent(rate.tier(), rate));
        if (byTier.isEmpty()) {
            return;
        }
        Rate first = byTier.values().iterator().next();
        Probe probe = probe(model, first, first.tier());
        unpriced("law-unknown-region", Tables.REGIONS, "the region \"mars\", which no row names,", probe, "mars");
        unpriced(
                "law-unknown-tier",
                Tables.TIERS,
                "the tier \"%s\", which no row names,".formatted(NOBODY),
                probe(model, first, NOBODY),
                UsageKind.NO_REGION);
        rows.tiers().stream()
                .filter(tier -> !tier.rated())
                .map(TierInfo::name)
                .forEach(tier -> unpriced(
                        "law-unrated-tier",
                        Tables.TIERS,
                        "the tier \"%s\", which has no rates,".formatted(tier),
                        probe(model, first, tier),
                        UsageKind.NO_REGION));
        unpriced(
                "law-unknown-meter",
                Tables.METERS,
                "the meter \"%s\", which no row names,".formatted(NOBODY),
                new Probe(model, false, first.tier(), NOBODY, Account.NONE),
                UsageKind.NO_REGION);
        residency(model, byTier);
        longContext(model);
    }

    private void residency(String model, Map<String, Rate> byTier) {
        for (RegionInfo region : endpoints()) {
            if (region.exempts(model)) {
                continue;
            }
            byTier.forEach((tier, rate) -> {
                if (budget.isSpent()) {
                    return;
                }
                Probe probe = probe(model, rate, tier);
                Plan plain = price(probe, UsageKind.NO_REGION, RateCard.SHORT);
                Plan there = price(probe, region.name(), RateCard.SHORT);
                if (isFee(rate.meter()) || plain.status() != PriceStatus.PRICED) {
                    return;
                }
                if (there.status() == PriceStatus.PRICED && adjustments(there) <= adjustments(plain)) {
                    tell(
                            "law-residency",
                            region,
                            "Usage of %s on the tier %s in %s, a data-residency endpoint, costs no surcharge."
                                    .formatted(model, plain.usage().tier(), region.name()),
                            "A model is exempt where exempt_models names it.");
                }
            });
        }
    }

    /** One endpoint of those that exempt the same models. */
    private List<RegionInfo> endpoints() {
        Map<Set<String>, RegionInfo> byExempt = new LinkedHashMap<>();
        rows.regions().stream()
                .filter(RegionInfo::residency)
                .forEach(region -> byExempt.putIfAbsent(region.exemptModels(), region));
        rows.terms().stream()
                .map(term -> term.whom().region())
                .filter(region -> region != null)
                .map(card::region)
                .filter(region -> region != null && region.residency())
                .forEach(region -> byExempt.put(Set.of(region.name()), region));
        return List.copyOf(new LinkedHashSet<>(byExempt.values()));
    }

    private void longContext(String model) {
        List<LongContext> beyond = rows.longContexts().stream()
                .filter(row -> row.model().equals(model) && row.period().covers(day))
                .toList();
        if (beyond.isEmpty()) {
            return;
        }
        for (TierInfo tier : rows.tiers()) {
            for (String meter : List.of(Meters.INPUT, Meters.CACHED_INPUT, Meters.OUTPUT)) {
                Probe probe = new Probe(model, false, tier.name(), meter, Account.NONE);
                if (!budget.isSpent()
                        && price(probe, UsageKind.NO_REGION, RateCard.SHORT).status() == PriceStatus.UNPRICED
                        && price(probe, UsageKind.NO_REGION, RateCard.LONG).status() == PriceStatus.PRICED) {
                    tell(
                            "law-long-context",
                            beyond.get(0),
                            "%s of %s on the tier %s has no price in a short context, and one in a long one."
                                    .formatted(meter, model, tier.name()),
                            "What has no price short has none long.");
                }
            }
        }
    }

    private void unpriced(String code, TableSchema table, String what, Probe probe, String region) {
        if (budget.isSpent()) {
            return;
        }
        Plan plan = price(probe, region, RateCard.SHORT);
        if (plan.status() == PriceStatus.PRICED && !plan.atLeast() && told.add(code)) {
            problems.add(Problem.warning(
                    code,
                    table.path(),
                    0,
                    0,
                    "Usage of %s has a price: %s of %s.".formatted(what, probe.meter(), probe.model()),
                    "A rule must say that it has none."));
        }
    }

    private void tell(String code, Row row, String message, String hint) {
        if (told.add(code + row.row())) {
            problems.add(Problem.warning(code, row.row().file(), row.row().line(), 0, message, hint));
        }
    }

    private Probe probe(String model, Rate rate, String tier) {
        return new Probe(model, isTuned(rate), tier, rate.meter(), Account.NONE, rate.provider());
    }

    private Plan price(Probe probe, String region, String band) {
        UsageRecord record = probe.record(card, day, region, band);
        return rulebook.evaluate(record);
    }

    private boolean isFee(String meter) {
        MeterInfo info = card.meter(meter);
        return info != null && info.isFee();
    }

    private static boolean isTuned(Rate rate) {
        return Boolean.TRUE.equals(rate.fineTuned());
    }

    private static int adjustments(Plan plan) {
        return plan.charges().stream()
                .map(PlannedCharge::adjustments)
                .mapToInt(List::size)
                .sum();
    }
}
