package io.tokentariff.cases;

import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Candidate;
import io.tokentariff.advice.Profiles;
import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A workload for which something is advised.
 *
 * @param usage the record that is used each day
 * @param days on how many days
 * @param profile what is known beside the usage
 * @param advice what the case says of the rows it is advised with
 */
record GivenWorkload(UsageRecord usage, long days, WorkloadProfile profile, CaseAdvice advice)
        implements Trial.Given<Advised> {

    /** So many prices, about, does even one day have: as it runs, and under what it is compared with. */
    private static final long AS_IT_RUNS_AND_INSTEAD = 10;

    @Override
    public long evaluations() {
        return Math.max(AS_IT_RUNS_AND_INSTEAD, days);
    }

    @Override
    public Advised on(Rulebook rulebook, Rulebook shipped) {
        Set<String> fired = new HashSet<>();
        Set<Candidate> candidates = new HashSet<>();
        AdviceRules rules = facts -> {
            facts.stream().filter(Candidate.class::isInstance).forEach(fact -> candidates.add((Candidate) fact));
            List<AdviceDecision> decisions = shipped.adviceRules().decide(facts);
            decisions.forEach(decision -> fired.add(decision.rule().id()));
            return decisions;
        };
        Advisor advisor = rulebook.planner()
                .advisor(
                        advice.on(shipped.adviceTables()),
                        rules,
                        Profiles.of(List.of(profile)),
                        List.of(),
                        shipped.revision());
        for (long day = 0; day < days; day++) {
            advisor.add(usage.withAt(usage.at().plus(day, ChronoUnit.DAYS)));
        }
        return new Advised(
                fired, candidates, advice.candidates() != null, advisor.advise().get(0));
    }
}
