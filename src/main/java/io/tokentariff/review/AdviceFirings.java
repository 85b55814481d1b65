package io.tokentariff.review;

import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.advice.Workload;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts for which workloads of a usage file the recommendation rules fire. Not thread-safe. */
final class AdviceFirings {

    private final @Nullable Advisor advisor;
    private final Map<String, Fired> byRule = new TreeMap<>();
    private int workloads = -1;

    /**
     * Where a rule fired.
     *
     * @param workloads their names, in order
     * @param last the last UTC day with usage of one of them
     */
    record Fired(List<String> workloads, LocalDate last) {

        Fired {
            workloads = List.copyOf(workloads);
        }

        private Fired plus(Fired other) {
            TreeSet<String> all = new TreeSet<>(workloads);
            all.addAll(other.workloads);
            return new Fired(List.copyOf(all), last.isAfter(other.last) ? last : other.last);
        }
    }

    /** @param profiles what the usage cannot tell */
    AdviceFirings(Rulebook rulebook, Profiles profiles) {
        AdviceRules rules = rulebook.adviceRules();
        this.advisor = rulebook.adviceTables().isEmpty()
                ? null
                : new Advisor(
                        rulebook.planner(),
                        rulebook.adviceTables(),
                        facts -> counted(facts, rules.decide(facts)),
                        profiles,
                        List.of(),
                        rulebook.revision());
    }

    /** Adds a record. */
    void add(UsageRecord record) {
        if (advisor != null) {
            advisor.add(record);
            workloads = -1;
        }
    }

    /** Whether the rulebook can advise at all. */
    boolean possible() {
        return advisor != null;
    }

    /** How many workloads the records make. */
    int workloads() {
        advise();
        return Math.max(0, workloads);
    }

    /** Returns where a rule fired, null if it did not. */
    @Nullable
    Fired of(String rule) {
        advise();
        return byRule.get(rule);
    }

    private void advise() {
        if (advisor != null && workloads < 0) {
            byRule.clear();
            workloads = advisor.advise().size();
        }
    }

    private List<AdviceDecision> counted(List<Object> facts, List<AdviceDecision> decisions) {
        for (Object fact : facts) {
            if (fact instanceof Workload workload) {
                Fired fired = new Fired(List.of(workload.name()), workload.lastDay());
                decisions.forEach(decision -> byRule.merge(decision.rule().id(), fired, Fired::plus));
            }
        }
        return decisions;
    }
}
