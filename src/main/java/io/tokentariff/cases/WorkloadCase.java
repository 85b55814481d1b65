package io.tokentariff.cases;

import io.tokentariff.advice.Advice;
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
import java.util.TreeSet;

/**
 * A case about what is advised for a workload.
 *
 * @param head its place and name
 * @param usage the record that is used each day
 * @param days on how many days
 * @param profile what is known beside the usage
 * @param tables the rows it is priced with
 * @param advice what it says of the rows it is advised with
 * @param expected what is expected
 */
record WorkloadCase(
        CaseHead head,
        UsageRecord usage,
        long days,
        WorkloadProfile profile,
        CaseTables tables,
        CaseAdvice advice,
        WorkloadExpectation expected)
        implements RuleCase {

    @Override
    public Set<String> about() {
        Set<String> about = new HashSet<>(expected.fires());
        about.addAll(expected.silent());
        return about;
    }

    @Override
    public boolean onShippedTables() {
        return tables.shipped();
    }

    @Override
    public CaseOutcome run(CaseRulebook rulebook) {
        Rulebook shipped = rulebook.shipped();
        Set<String> fired = new HashSet<>();
        Set<String> candidates = new TreeSet<>();
        AdviceRules rules = facts -> {
            facts.stream()
                    .filter(Candidate.class::isInstance)
                    .forEach(fact -> candidates.add(((Candidate) fact).model()));
            List<AdviceDecision> decisions = shipped.adviceRules().decide(facts);
            decisions.forEach(decision -> fired.add(decision.rule().id()));
            return decisions;
        };
        Advisor advisor = rulebook.on(tables)
                .planner()
                .advisor(
                        advice.on(shipped.adviceTables()),
                        rules,
                        Profiles.of(List.of(profile)),
                        List.of(),
                        shipped.revision());
        for (long day = 0; day < days; day++) {
            UsageRecord record = usage.withAt(usage.at().plus(day, ChronoUnit.DAYS));
            advisor.add(record);
        }
        Advice advised = advisor.advise().get(0);
        return new CaseOutcome(fired, Set.of(), WorkloadCheck.differences(expected, fired, candidates, advised));
    }
}
