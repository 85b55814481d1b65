package io.tokentariff.advice;

import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reader of an advice must know: what was left out, what was assumed, what it would need to know. */
record AdviceNotes(AdviceTables tables, Workload workload, WorkloadProfile profile, List<Alternative> alternatives) {

    static List<Advice.Note> withoutPrice(WorkloadTotals totals) {
        List<Advice.Note> notes = new ArrayList<>();
        notes.add(new Advice.Note("no-priced-usage", "None of the workload's inference records has a price."));
        notes.addAll(totals.leftOut());
        return notes;
    }

    List<Advice.Note> of(WorkloadTotals totals) {
        List<Advice.Note> notes = new ArrayList<>();
        period(notes);
        notes.addAll(totals.leftOut());
        mixed(notes);
        notes.addAll(totals.priceNotes());
        if (alternatives.stream().anyMatch(each -> !each.allPriced())) {
            notes.add(new Advice.Note(
                    "partly-priced",
                    "Alternatives with a priced share below 1 lack rates for some records; they save nothing that could be"
                            + " promised and are not recommended."));
        }
        unknownMultipliers(notes);
        contradiction(notes);
        notSaid(notes);
        return notes;
    }

    /** Says of models cheaper than what is advised why they are not: the reader sees them first in the table. */
    List<Advice.Note> passedOver(@Nullable Alternative target) {
        Money limit = target == null || target.cost() == null ? workload.cost() : target.cost();
        List<String> models = alternatives.stream()
                .filter(each -> each.change().equals(Alternative.MODEL) && each.saves())
                .filter(each -> target == null || !each.model().equals(target.model()))
                .filter(each -> each.cost() != null && each.cost().compareTo(limit) < 0)
                .map(each -> whyNot(each.model()))
                .filter(why -> !why.isEmpty())
                .toList();
        return models.isEmpty()
                ? List.of()
                : List.of(new Advice.Note(
                        "cheaper-not-advised", "Cheaper, but not advised: %s.".formatted(String.join("; ", models))));
    }

    private String whyNot(String model) {
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

    private void period(List<Advice.Note> notes) {
        long days = workload.days();
        String monthDays = tables.needed(AdviceTables.DAYS_PER_MONTH).value();
        notes.add(new Advice.Note(
                "period",
                "The usage covers %s day%s (%s to %s, UTC); a month is its cost x %s / %s."
                        .formatted(
                                days, days == 1 ? "" : "s", workload.firstDay(), workload.lastDay(), monthDays, days)));
        String minimum = tables.needed(AdviceTables.MINIMUM_DAYS).value();
        if (tables.number(AdviceTables.MINIMUM_DAYS).compareTo(BigDecimal.valueOf(days)) > 0) {
            notes.add(new Advice.Note(
                    "too-few-days",
                    "%s day%s of usage is less than %s days; figures a month are too short to trust."
                            .formatted(days, days == 1 ? "" : "s", minimum)));
        }
    }

    private void mixed(List<Advice.Note> notes) {
        if (workload.usage().size() > 1) {
            String parts = workload.usage().stream()
                    .map(share -> "%s on %s in %s: %s records, %s"
                            .formatted(
                                    share.canonicalModel(),
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

    private void unknownMultipliers(List<Advice.Note> notes) {
        Set<String> unused = new TreeSet<>(profile.outputMultipliers().keySet());
        alternatives.forEach(each -> unused.remove(each.model()));
        if (!unused.isEmpty()) {
            notes.add(new Advice.Note(
                    "unused-multiplier",
                    "The profile's output_multiplier names %s, which is no alternative of this workload."
                            .formatted(String.join(", ", unused))));
        }
    }

    private void contradiction(List<Advice.Note> notes) {
        if (workload.runsFineTuned() && profile.fineTunedAssets().equals(WorkloadProfile.NO)) {
            notes.add(new Advice.Note(
                    "profile-contradicts-usage",
                    "The profile says that there are no fine-tuned assets, but the usage runs on a fine-tuned model;"
                            + " the usage stands."));
        }
    }

    /** What the profile leaves open, what was assumed in its place, and what it could change. */
    private void notSaid(List<Advice.Note> notes) {
        List<String> missing = new ArrayList<>();
        if (profile.task().equals(WorkloadProfile.UNKNOWN)) {
            missing.add("task (taken as %s)"
                    .formatted(tables.needed(AdviceTables.ASSUMED_TASK).value()));
        }
        if (profile.latency().equals(WorkloadProfile.UNKNOWN)) {
            missing.add("latency (no move to batch or flex is advised)");
        }
        if (profile.promptStability().equals(WorkloadProfile.UNKNOWN)) {
            missing.add("prompt_stability (prompts are not taken as proven)");
        }
        if (profile.reevaluationCost() == null) {
            missing.add("reevaluation_cost_usd (no payback time, nothing is weighed against a saving)");
        }
        if (profile.fineTunedAssets().equals(WorkloadProfile.UNKNOWN) && !workload.runsFineTuned()) {
            missing.add("fine_tuned_assets (the usage shows none)");
        }
        if (profile.startedOn() == null
                && !profile.newProject().equals(WorkloadProfile.YES)
                && !profile.newProject().equals(WorkloadProfile.NO)) {
            missing.add("started_on (not taken as a new project)");
        }
        if (profile.repeatableShare() == null) {
            missing.add("repeatable_share (no advice on caching)");
        }
        if (profile.residencyRequired().equals(WorkloadProfile.UNKNOWN)) {
            missing.add("residency_required (taken as required)");
        }
        if (profile.lastAudit() == null) {
            missing.add("last_audited_on (no advice on audits)");
        }
        if (!missing.isEmpty()) {
            notes.add(
                    new Advice.Note("not-said", "The profile does not say: %s.".formatted(String.join("; ", missing))));
        }
    }
}
