package io.tokentariff.cases;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A case about what is advised for a workload.
 *
 * @param head its place and name
 * @param usage the record that is used each day
 * @param days on how many days
 * @param profile what is known beside the usage
 * @param tables the rows it is priced with
 * @param advice the rows it is advised with
 * @param expected what is expected
 */
record WorkloadCase(
        CaseHead head,
        UsageRecord usage,
        long days,
        WorkloadProfile profile,
        CaseTables tables,
        AdviceTables advice,
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
    public CaseOutcome run(Rulebook rulebook) {
        Rulebook tried = tables.shipped() ? rulebook : rulebook.withRateCard(tables.on(rulebook.rateCard()));
        Set<String> fired = new HashSet<>();
        AdviceRules rules = facts -> {
            List<AdviceDecision> decisions = rulebook.adviceRules().decide(facts);
            decisions.forEach(decision -> fired.add(decision.rule().id()));
            return decisions;
        };
        Advisor advisor = new Advisor(
                tried.planner(), advice, rules, Profiles.of(List.of(profile)), List.of(), rulebook.revision());
        for (long day = 0; day < days; day++) {
            UsageRecord record = usage.withAt(usage.at().plus(day, ChronoUnit.DAYS));
            advisor.add(record);
        }
        Advice advised = advisor.advise().get(0);
        return new CaseOutcome(fired, Set.of(), WorkloadCheck.differences(expected, fired, advised));
    }
}
