package io.tokentariff.advice;

import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        new Advice.Note(
                        "mixed-usage",
                        "The workload mixes models, tiers or regions (%s). An alternative replaces them in every record; \"as-now\""
                                        .formatted(mixed())
                                + " keeps each record's own.")
                .addTo(notes, workload.usage().size() > 1);
        notes.addAll(totals.priceNotes());
        new Advice.Note(
                        "partly-priced",
                        "Alternatives with a priced share below 1 lack rates for some records; they save nothing that could be"
                                + " promised and are not recommended.")
                .addTo(notes, alternatives.stream().anyMatch(each -> !each.allPriced()));
        Set<String> unused = new TreeSet<>(profile.outputMultipliers().keySet());
        alternatives.forEach(each -> unused.remove(each.model()));
        new Advice.Note(
                        "unused-multiplier",
                        "The profile's output_multiplier names %s, which is no alternative of this workload."
                                .formatted(String.join(", ", unused)))
                .addTo(notes, !unused.isEmpty());
        new Advice.Note(
                        "profile-contradicts-usage",
                        "The profile says that there are no fine-tuned assets, but the usage runs on a fine-tuned model;"
                                + " the usage stands.")
                .addTo(
                        notes,
                        workload.runsFineTuned() && profile.fineTunedAssets().equals(WorkloadProfile.NO));
        String missing = notSaid();
        new Advice.Note("not-said", "The profile does not say: %s.".formatted(missing))
                .addTo(notes, !missing.isEmpty());
        return notes;
    }

    /** Says of models cheaper than what is advised why they are not: the reader sees them first in the table. */
    void addPassedOver(List<Advice.Note> notes, @Nullable Alternative target) {
        Money limit = target == null || target.cost() == null ? workload.cost() : target.cost();
        String models = alternatives.stream()
                .filter(each -> each.change().equals(Alternative.MODEL) && each.saves())
                .filter(each -> target == null || !each.model().equals(target.model()))
                .filter(each -> each.cost() != null && each.cost().compareTo(limit) < 0)
                .map(each -> whyNot(each.model()))
                .filter(why -> !why.isEmpty())
                .collect(Collectors.joining("; "));
        new Advice.Note("cheaper-not-advised", "Cheaper, but not advised: %s.".formatted(models))
                .addTo(notes, !models.isEmpty());
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
        String many = days == 1 ? "1 day" : days + " days";
        notes.add(new Advice.Note(
                "period",
                "The usage covers %s (%s to %s, UTC); a month is its cost x %s / %s."
                        .formatted(
                                many,
                                workload.firstDay(),
                                workload.lastDay(),
                                tables.needed(AdviceTables.DAYS_PER_MONTH).value(),
                                days)));
        AdviceTerm minimum = tables.needed(AdviceTables.MINIMUM_DAYS);
        new Advice.Note(
                        "too-few-days",
                        "%s of usage is less than %s days; figures a month are too short to trust."
                                .formatted(many, minimum.value()))
                .addTo(notes, minimum.number().compareTo(BigDecimal.valueOf(days)) > 0);
    }

    private String mixed() {
        return workload.usage().stream()
                .map(share -> "%s on %s in %s: %s records, %s"
                        .formatted(share.canonicalModel(), share.tier(), share.region(), share.records(), share.cost()))
                .collect(Collectors.joining("; "));
    }

    /** What the profile leaves open, what was assumed in its place, and what it could change. */
    private String notSaid() {
        String task = tables.needed(AdviceTables.ASSUMED_TASK).value();
        boolean knowsAssets = isSaid(profile.fineTunedAssets()) || workload.runsFineTuned();
        boolean knowsStart = profile.startedOn() != null || isSaid(profile.newProject());
        return Stream.of(
                        unless(isSaid(profile.task()), "task (taken as %s)".formatted(task)),
                        unless(isSaid(profile.latency()), "latency (no move to batch or flex is advised)"),
                        unless(isSaid(profile.promptStability()), "prompt_stability (prompts are not taken as proven)"),
                        unless(
                                profile.saysReevaluationCost(),
                                "reevaluation_cost_usd (no payback time, nothing is weighed against a saving)"),
                        unless(knowsAssets, "fine_tuned_assets (the usage shows none)"),
                        unless(knowsStart, "started_on (not taken as a new project)"),
                        unless(profile.repeatableShare() != null, "repeatable_share (no advice on caching)"),
                        unless(isSaid(profile.residencyRequired()), "residency_required (taken as required)"),
                        unless(profile.lastAudit() != null, "last_audited_on (no advice on audits)"))
                .filter(missing -> !missing.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static boolean isSaid(String word) {
        return !word.equals(WorkloadProfile.UNKNOWN);
    }

    private static String unless(boolean said, String missing) {
        return said ? "" : missing;
    }
}
