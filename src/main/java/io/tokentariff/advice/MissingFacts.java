package io.tokentariff.advice;

import java.util.ArrayList;
import java.util.List;

/** Says what the profile leaves open, what was assumed in its place, and what it could change. */
final class MissingFacts {

    static final String CODE = "not-said";

    private final AdviceTables tables;

    MissingFacts(AdviceTables tables) {
        this.tables = tables;
    }

    void addTo(Workload workload, WorkloadProfile profile, List<Advice.Note> notes) {
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
            notes.add(new Advice.Note(CODE, "The profile does not say: %s.".formatted(String.join("; ", missing))));
        }
    }
}
