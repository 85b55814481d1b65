package io.tokentariff.advice;

import io.tokentariff.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reader of an advice must know: what was left out, what was assumed, what it would need to know. */
final class AdviceNotes {

    private final AdviceTables tables;

    AdviceNotes(AdviceTables tables) {
        this.tables = tables;
    }

    List<Advice.Note> withoutPrice(WorkloadTotals totals) {
        List<Advice.Note> notes = new ArrayList<>();
        notes.add(new Advice.Note("no-priced-usage", "None of the workload's inference records has a price."));
        leftOut(totals, notes);
        return notes;
    }

    List<Advice.Note> of(
            Workload workload, WorkloadProfile profile, WorkloadTotals totals, List<Alternative> alternatives) {
        List<Advice.Note> notes = new ArrayList<>();
        period(workload, notes);
        leftOut(totals, notes);
        mixed(workload, notes);
        notes.addAll(totals.priceNotes());
        if (alternatives.stream().anyMatch(each -> !each.allPriced())) {
            notes.add(new Advice.Note(
                    "partly-priced",
                    "Alternatives with a priced share below 1 lack rates for some records; they save nothing that could be"
                            + " promised and are not recommended."));
        }
        unknownMultipliers(profile, alternatives, notes);
        contradiction(workload, profile, notes);
        new MissingFacts(tables).addTo(workload, profile, notes);
        return notes;
    }

    /** Says of models cheaper than what is advised why they are not: the reader sees them first in the table. */
    List<Advice.Note> passedOver(Workload workload, @Nullable Alternative target, List<Alternative> alternatives) {
        Money limit = target == null || target.cost() == null ? workload.cost() : target.cost();
        List<String> models = alternatives.stream()
                .filter(each -> each.change().equals(Alternative.MODEL) && each.saves())
                .filter(each -> target == null || !each.model().equals(target.model()))
                .filter(each -> each.cost() != null && each.cost().compareTo(limit) < 0)
                .map(each -> whyNot(each.model(), workload))
                .filter(why -> !why.isEmpty())
                .toList();
        return models.isEmpty()
                ? List.of()
                : List.of(new Advice.Note(
                        "cheaper-not-advised", "Cheaper, but not advised: %s.".formatted(String.join("; ", models))));
    }

    private String whyNot(String model, Workload workload) {
        List<Candidate> rows = tables.candidates().stream()
                .filter(row -> row.model().equals(model) && row.replacesAll(workload.baseModels()))
                .toList();
        if (rows.isEmpty()) {
            return model + " (in candidates.csv it replaces none of the models used here)";
        }
        List<Candidate> suited =
                rows.stream().filter(row -> row.isFor(workload.task())).toList();
        if (suited.isEmpty()) {
            return "%s (in candidates.csv for tasks that are %s; this one is %s)"
                    .formatted(
                            model,
                            rows.stream()
                                    .flatMap(row -> row.tasks().stream())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                            workload.task());
        }
        return suited.stream().allMatch(row -> row.advisedFor().isEmpty())
                ? model + " (in candidates.csv to be compared only)"
                : "";
    }

    private void period(Workload workload, List<Advice.Note> notes) {
        long days = workload.days();
        String monthDays = tables.needed(AdviceTables.DAYS_PER_MONTH).value();
        notes.add(new Advice.Note(
                "period",
                "The usage covers %s day%s (%s to %s, UTC); a month is its cost x %s / %s."
                        .formatted(
                                days, days == 1 ? "" : "s", workload.firstDay(), workload.lastDay(), monthDays, days)));
        String minimum = tables.needed(AdviceTables.MINIMUM_DAYS).value();
        if (tables.number(AdviceTables.MINIMUM_DAYS).compareTo(java.math.BigDecimal.valueOf(days)) > 0) {
            notes.add(new Advice.Note(
                    "too-few-days",
                    "%s day%s of usage is less than %s days; figures a month are too short to trust."
                            .formatted(days, days == 1 ? "" : "s", minimum)));
        }
    }

    private static void leftOut(WorkloadTotals totals, List<Advice.Note> notes) {
        if (totals.unpriced() > 0) {
            notes.add(new Advice.Note(
                    "unpriced-records",
                    "%s record(s) have no price as they ran and are left out on both sides: %s"
                            .formatted(totals.unpriced(), String.join(" ", totals.unpricedReasons()))));
        }
        if (totals.training() > 0) {
            notes.add(new Advice.Note(
                    "training-left-out",
                    "%s training record(s) cost %s and are no part of the comparison: training is bought once.%s"
                            .formatted(
                                    totals.training(),
                                    totals.trainingCost(),
                                    totals.trainingUnpriced() == 0
                                            ? ""
                                            : " %s of them have no price.".formatted(totals.trainingUnpriced()))));
        }
    }

    private static void mixed(Workload workload, List<Advice.Note> notes) {
        if (workload.usage().size() > 1) {
            String parts = workload.usage().stream()
                    .map(share -> "%s on %s in %s: %s records, %s"
                            .formatted(
                                    io.tokentariff.usage.ModelId.canonical(share.model(), share.fineTuned()),
                                    share.tier(),
                                    share.region(),
                                    share.records(),
                                    share.cost()))
                    .collect(Collectors.joining("; "));
            notes.add(new Advice.Note(
                    "mixed-usage",
                    "The workload mixes models, tiers or regions (%s). An alternative replaces them in every record;"
                                    .formatted(parts)
                            + " \"as-now\" keeps each record's own."));
        }
    }

    private static void unknownMultipliers(
            WorkloadProfile profile, List<Alternative> alternatives, List<Advice.Note> notes) {
        Set<String> unused = new TreeSet<>(profile.outputMultipliers().keySet());
        alternatives.forEach(each -> unused.remove(each.model()));
        if (!unused.isEmpty()) {
            notes.add(new Advice.Note(
                    "unused-multiplier",
                    "The profile's output_multiplier names %s, which is no alternative of this workload."
                            .formatted(String.join(", ", unused))));
        }
    }

    private static void contradiction(Workload workload, WorkloadProfile profile, List<Advice.Note> notes) {
        if (workload.runsFineTuned() && profile.fineTunedAssets().equals(WorkloadProfile.NO)) {
            notes.add(new Advice.Note(
                    "profile-contradicts-usage",
                    "The profile says that there are no fine-tuned assets, but the usage runs on a fine-tuned model;"
                            + " the usage stands."));
        }
    }
}
