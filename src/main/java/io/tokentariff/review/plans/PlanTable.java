package io.tokentariff.review.plans;

import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the rules decide for kinds of usage, as rows that usage is joined to: every kind that was added, in every period, with the
 * price of each of its meters. A total of the join is that of the program, to the digit, for every kind whose rows say that
 * they can be exported. Not thread-safe.
 */
public final class PlanTable {

    private final Rulebook rulebook;
    private final RateCard card;
    private final Map<UsageKind, Set<String>> kinds = new TreeMap<>();
    private final Map<String, Long> left = new TreeMap<>();

    /** Kinds that are others by other names: asked for once. */
    private final Map<UsageKind, List<UsageKind>> sameAs = new HashMap<>();

    public PlanTable(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.card = rulebook.rateCard();
    }

    /** Adds the kind of a record, and its meters. */
    public void add(UsageRecord record) {
        Set<String> meters = kinds.computeIfAbsent(record.kind(), kind -> new TreeSet<>(card.billOrder()));
        MeterSet used = record.tokens().meters();
        for (int i = 0; i < used.size(); i++) {
            if (record.tokens().at(i) > 0) {
                meters.add(used.names().get(i));
            }
        }
    }

    /** Adds completed usage of each name of a model and a tier, in each region, with all meters that have rates for the model. */
    public void addAll() {
        addAll(model -> true);
    }

    void addAll(Predicate<ModelInfo> chosen) {
        for (ModelInfo model : card.rows().models().stream().filter(chosen).toList()) {
            addInference(model, "");
            if (card.ratesOf(model.name()).stream().anyMatch(rate -> Boolean.TRUE.equals(rate.fineTuned()))) {
                addInference(model, "ft:");
            }
            UsageKind training = UsageKind.of(model.name()).withOperation(Operation.TRAINING);
            add(training, Set.of(Meters.TRAINING));
            model.alsoCalled().forEach(name -> alsoCalled(training, training.withModel(name)));
        }
    }

    private void addInference(ModelInfo model, String prefix) {
        Set<String> meters = new TreeSet<>(Meters.NAMED);
        card.ratesOf(model.name()).forEach(rate -> meters.add(rate.meter()));
        card.ratesOf("").forEach(rate -> meters.add(rate.meter()));
        meters.remove(Meters.TRAINING);
        for (TierInfo tier : card.rows().tiers()) {
            for (RegionInfo region : card.rows().regions()) {
                UsageKind kind = UsageKind.of(prefix + model.name())
                        .withServiceTier(tier.name())
                        .withRegion(region.name());
                add(kind, meters);
                for (String name : names(model.name(), model.alsoCalled())) {
                    for (String tierName : names(tier.name(), tier.alsoCalled())) {
                        alsoCalled(kind, kind.withModel(prefix + name).withServiceTier(tierName));
                    }
                }
            }
        }
    }

    private void alsoCalled(UsageKind kind, UsageKind other) {
        if (!other.equals(kind)) {
            sameAs.computeIfAbsent(kind, each -> new ArrayList<>()).add(other);
        }
    }

    private void add(UsageKind kind, Set<String> meters) {
        kinds.computeIfAbsent(kind, each -> new TreeSet<>(card.billOrder())).addAll(meters);
    }

    private static List<String> names(String name, List<String> others) {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(others);
        return names;
    }

    /** The names of the columns. */
    public static List<String> head() {
        return PlanRow.HEAD;
    }

    /** Hands over the rows, cell by cell, kinds in the order of their names. */
    public void rows(Consumer<List<String>> rows) {
        left.clear();
        String general = reason();
        KindPlans plans = new KindPlans(rulebook);
        kinds.forEach((kind, meters) -> plans.rows(kind, meters, general, row -> {
            accept(row, rows);
            sameAs.getOrDefault(kind, List.of()).forEach(other -> accept(row.of(other), rows));
        }));
    }

    private void accept(PlanRow row, Consumer<List<String>> rows) {
        if (!row.why().isEmpty()) {
            left.merge(row.why(), 1L, Long::sum);
        }
        rows.accept(row.cells(rulebook.revision()));
    }

    /** How many rows cannot be exported, by why; known once the rows were handed over. */
    public Map<String, Long> notExportable() {
        return Map.copyOf(left);
    }

    /** Why no kind's price is its plan's alone, empty if it is. */
    private String reason() {
        if (!rulebook.asksFor().isEmpty()) {
            return "rules ask for " + String.join(", ", rulebook.asksFor()) + " of each record";
        }
        if (!card.rows().requestLimits().isEmpty()) {
            return "caps and minimum charges a request depend on what all of a record comes to";
        }
        if (!card.accountTerms().isEmpty()) {
            return "rows of terms.csv are for some projects, users, keys or tags alone";
        }
        return card.hasAliases() ? "rows of aliases.csv depend on whose usage it is" : "";
    }
}
