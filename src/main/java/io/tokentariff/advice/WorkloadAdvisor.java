package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From one workload's totals to its advice: facts, judgement, verdict. */
record WorkloadAdvisor(
        String name,
        WorkloadProfile profile,
        WorkloadTotals totals,
        AdviceTables tables,
        Planner planner,
        AdviceRules rules,
        CounterfactualSet set) {

    Advice advise(String revision) {
        if (totals.priced() == 0) {
            return Advice.withoutPrice(name, totals.records(), AdviceNotes.withoutPrice(totals), revision);
        }
        Workload workload = totals.workload(name, profile, tables);
        List<Alternative> alternatives =
                new AlternativeTable(workload, profile, totals, tables, planner, set).alternatives();
        BreakEvens breakEvens = new BreakEvens(workload, planner);
        AdviceMessage message = new AdviceMessage(workload, profile, tables, breakEvens);
        List<AdviceDecision> decisions;
        try {
            decisions = rules.decide(facts(workload, alternatives));
        } catch (RulesStopped e) {
            return stopped(e, workload, alternatives, revision);
        }
        Verdict verdict = new Verdict(decisions, tables.words(AdviceTables.VERDICT_ORDER), message);
        List<Advice.Reason> reasons = verdict.reasons();
        Recommendation first = reasons.isEmpty() ? null : reasons.get(0).recommendation();
        Alternative about = first == null ? null : first.alternative();
        AdviceNotes known = new AdviceNotes(tables, workload, profile, alternatives);
        List<Advice.Note> notes = known.of(totals);
        unknownTier(notes);
        if (reasons.isEmpty()) {
            notes.add(0, nothingBetter(workload, alternatives));
        }
        known.addPassedOver(notes, first != null && first.isMove() ? about : null);
        verdict.addNotes(notes);
        if (first != null && about != null && !first.verdict().equals(Recommendation.STAY)) {
            Advice.Note after = AfterAgreements.note(workload, about, totals);
            if (after != null) {
                notes.add(0, after);
            }
            about.notes().stream()
                    .filter(note -> !notes.contains(note))
                    .map(note -> new Advice.Note(note.code(), "Moved there: " + note.message()))
                    .forEach(notes::add);
        }
        return new Advice(
                name,
                totals.records(),
                workload,
                about == null ? null : AdviceMessage.payback(about, workload, profile),
                breakEven(about, workload, alternatives, breakEvens),
                reasons,
                verdict.overruled(),
                alternatives,
                notes,
                fineTuning(workload, alternatives),
                revision);
    }

    private void unknownTier(List<Advice.Note> notes) {
        profile.tierHours().spans().stream()
                .filter(span -> planner.rateCard().tier(span.tier()) == null)
                .forEach(span -> notes.add(new Advice.Note(
                        "unknown-hours-tier",
                        "The profile's tier_hours name the tier \"%s\", which is in no row of tiers.csv."
                                .formatted(span.tier()))));
    }

    /** Why a workload stays that no rule has anything to say about: a verdict without a reason convinces nobody. */
    private static Advice.Note nothingBetter(Workload workload, List<Alternative> alternatives) {
        String compared = alternatives.stream()
                .filter(each -> each.change().equals(Alternative.MODEL))
                .map(Alternative::model)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new Advice.Note(
                "nothing-better",
                "No rule advises a change%s: nothing that candidates.csv and the profile let be advised costs less than %s."
                        .formatted(
                                compared.isEmpty() ? "" : " (compared: %s)".formatted(compared),
                                "$" + AdviceRounding.MONEY.apply(workload.cost())));
    }

    /** Somebody has to look at it: nothing is known that speaks for staying either. */
    private Advice stopped(RulesStopped why, Workload workload, List<Alternative> alternatives, String revision) {
        List<Advice.Note> notes = new AdviceNotes(tables, workload, profile, alternatives).of(totals);
        notes.add(0, why.note());
        return new Advice(
                name,
                totals.records(),
                workload,
                null,
                null,
                List.of(),
                List.of(),
                alternatives,
                notes,
                null,
                revision);
    }

    private List<Object> facts(Workload workload, List<Alternative> alternatives) {
        List<Object> facts = new ArrayList<>();
        facts.add(workload);
        facts.add(profile);
        // what could not be carried out is nothing to recommend
        alternatives.stream().filter(Alternative::fits).forEach(facts::add);
        facts.addAll(candidates(workload));
        facts.addAll(tables.terms());
        for (String base : workload.baseModels()) {
            ModelInfo model = planner.rateCard().model(base);
            if (model != null) {
                facts.add(model);
            }
        }
        return facts;
    }

    /**
     * Of the model that the verdict is about; else of the cheapest candidate that some recommendation may name, so that the
     * reader sees how far the turn is.
     */
    private Advice.@Nullable ShownBreakEven breakEven(
            @Nullable Alternative about, Workload workload, List<Alternative> alternatives, BreakEvens breakEvens) {
        Advice.ShownBreakEven own = breakEvens.of(about);
        if (own != null) {
            return own;
        }
        List<String> models = about != null && about.change().equals(Alternative.MODEL_AND_TIER)
                ? List.of(about.model())
                : candidates(workload).stream()
                        .filter(row -> !row.advisedFor().isEmpty())
                        .map(Candidate::model)
                        .toList();
        return alternatives.stream()
                .filter(each -> each.change().equals(Alternative.MODEL) && models.contains(each.model()))
                .findFirst()
                .map(breakEvens::of)
                .orElse(null);
    }

    private List<Candidate> candidates(Workload workload) {
        return tables.candidates().stream()
                .filter(row -> row.replacesAll(workload.baseModels()) && row.isFor(workload.task()))
                .toList();
    }

    private @Nullable FineTuningEstimate fineTuning(Workload workload, List<Alternative> alternatives) {
        WorkloadProfile.PlannedFineTuning planned = profile.plannedFineTuning();
        Alternative tuned = alternatives.stream()
                .filter(each -> each.change().equals(Alternative.FINE_TUNING))
                .findFirst()
                .orElse(null);
        if (planned == null
                || tuned == null
                || tuned.monthlySaving() == null
                || workload.baseModels().size() != 1) {
            return null;
        }
        String base = workload.baseModels().get(0);
        Money training = planner.price(workload.onLastDay(
                UsageKind.of(base).withOperation(Operation.TRAINING),
                TokenCounts.trained(Math.multiplyExact(planned.trainingTokens(), planned.epochs()))));
        return training == null
                ? null
                : new FineTuningEstimate(
                        base,
                        training,
                        workload.monthlyCost(),
                        workload.monthlyCost().minus(tuned.monthlySaving()));
    }
}
