package io.tokentariff.rulebook.lint;

import io.tokentariff.money.Thousands;
import io.tokentariff.problem.Limit;
import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the combinations of facts that the engine may have to look at: of one rule it makes them all before the rule fires
 * once, and nothing stops it. Every pattern is counted with as many facts as there can be of it ({@link FactCounts}), those in
 * groups and of outcomes too; what the engine has an index for is counted as what it leaves, what takes long to compare as more.
 */
final class JoinSize {

    /** Combinations of one rule: a tenth of a second's work. A rule that joins a meter, its rate and a term has some hundreds. */
    static final long MOST = 250_000;

    /** Combinations of all rules of a rulebook, so that a price takes no more than a second. An evaluation that makes more is stopped. */
    static final long MOST_OF_ALL = Limit.COMBINATIONS.mostOf();

    private final FactCounts facts;
    private long ofAll;
    private long largest;
    private @Nullable RuleSource largestRule;
    private @Nullable Report largestReport;

    JoinSize(FactCounts facts) {
        this.facts = facts;
    }

    void check(RuleFile file, Report report) {
        for (RuleSource rule : file.rules()) {
            long ways = check(rule, report);
            ofAll = plus(ofAll, ways);
            if (ways > largest) {
                largest = ways;
                largestRule = rule;
                largestReport = report;
            }
        }
    }

    /** Looks at all rules together; the largest is to blame. */
    void checkAll() {
        if (ofAll > MOST_OF_ALL && largest <= MOST && largestRule != null && largestReport != null) {
            largestReport.error(
                    largestRule.name().at(),
                    "rulebook-too-large",
                    "The facts that all rules ask for can be combined in %s ways on these tables, %s of them in this rule; %s is the most."
                            .formatted(number(ofAll), number(largest), number(MOST_OF_ALL)),
                    "Join facts on their keys, or have fewer such rules.");
        }
    }

    private long check(RuleSource rule, Report report) {
        Counting counting = new Counting();
        counting.behind(rule.when(), 1);
        Condition.Pattern blame = counting.blame;
        if (blame != null) {
            report.error(
                    blame.type().at(),
                    "rule-too-large",
                    "The facts that the rule asks for can be combined in %s ways on these tables, with %s from here on; %s is the most."
                            .formatted(
                                    counting.work == Long.MAX_VALUE ? "countless" : number(counting.work),
                                    blame.type(),
                                    number(MOST)),
                    "Ask with == for the key of a fact (meter, name, model), or for fewer facts in one rule.");
        }
        return counting.work;
    }

    private static String number(long number) {
        return Thousands.apart(number);
    }

    /** Counts one rule. */
    private final class Counting {

        private long work;
        private Condition.@Nullable Pattern blame;

        /**
         * Returns how many combinations there are behind a condition. What is denied, or only asked to exist, makes none behind
         * it; a single pattern there is looked up, a group is joined in full, for every combination before it.
         */
        long behind(Condition condition, long before) {
            if (condition instanceof Condition.Pattern pattern) {
                return joined(pattern, before);
            }
            if (condition instanceof Condition.Not || condition instanceof Condition.Exists) {
                behind(condition.parts().get(0), before);
                return before;
            }
            long behind = condition instanceof Condition.Any ? 0 : before;
            for (Condition part : condition.parts()) {
                behind = condition instanceof Condition.Any ? plus(behind, behind(part, before)) : behind(part, behind);
            }
            return behind;
        }

        private long joined(Condition.Pattern pattern, long before) {
            AskedKeys asked = AskedKeys.of(pattern);
            work = plus(work, times(TestCost.of(pattern), times(before, facts.of(pattern, asked.quick()))));
            if (work > MOST && blame == null) {
                blame = pattern;
            }
            return times(before, facts.of(pattern, asked));
        }
    }

    static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    static long times(long one, long other) {
        return one > Long.MAX_VALUE / Math.max(1, other) ? Long.MAX_VALUE : one * other;
    }
}
