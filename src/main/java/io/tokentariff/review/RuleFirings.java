package io.tokentariff.review;

import io.tokentariff.advice.AdviceDecision;
import io.tokentariff.advice.AdviceRules;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.advice.Workload;
import io.tokentariff.money.Money;
import io.tokentariff.rating.PerPlan;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts which rules fire for the records of a usage file or for its workloads, on which day last, and what that comes to. Not thread-safe.
 */
public final class RuleFirings {

    /** Plans counted one by one before their counts are folded: bounds memory where every record is its own kind. */
    private static final int MOST_PLANS = 8_192;

    /** More workloads than this are counted, not named. */
    private static final int WORKLOADS_NAMED = 5;

    private static final String NEVER = "never in this usage";
    private static final Set<String> PRICING_OUTCOMES = Set.of("Charge", "Adjustment", "Finding");

    private final Rulebook rulebook;
    private final @Nullable Advisor advisor;
    private final PerPlan<Tally> plans = new PerPlan<>(MOST_PLANS);
    private final @Nullable RuleDollars dollars;
    private final Map<String, Fired> byRule = new TreeMap<>();
    private final Map<String, Fired> byAdviceRule = new TreeMap<>();
    private long records;
    private int workloads;
    private boolean advised;

    private static final class Tally {
        private final Set<String> rules;
        private long records;
        private long lastDay = Long.MIN_VALUE;

        private Tally(Set<String> rules) {
            this.rules = rules;
        }
    }

    /**
     * Where a rule fired.
     *
     * @param records for how many records, of a rule about records
     * @param workloads for which workloads, of a rule about workloads
     * @param last the UTC day of the last record, or the last day with usage of one of the workloads
     */
    private record Fired(long records, Set<String> workloads, LocalDate last) {

        private Fired plus(Fired other) {
            Set<String> all = new TreeSet<>(workloads);
            all.addAll(other.workloads);
            return new Fired(records + other.records, all, last.isAfter(other.last) ? last : other.last);
        }

        /** In words: {@code 1,204 records, last on 2026-06-30}. */
        private String words() {
            String what = workloads.isEmpty()
                    ? DiffReport.count(records, "record", "records")
                    : DiffReport.count(workloads.size(), "workload", "workloads")
                            + workloads.stream().limit(WORKLOADS_NAMED).collect(Collectors.joining(", ", " (", ""))
                            + (workloads.size() > WORKLOADS_NAMED ? ", …)" : ")");
            return what + ", last on " + last;
        }
    }

    /**
     * Begins with no usage.
     *
     * @param profiles what the usage cannot tell of its workloads; {@link Profiles#NONE} if nothing is known
     */
    public RuleFirings(Rulebook rulebook, Profiles profiles) {
        this(rulebook, profiles, !rulebook.adviceTables().isEmpty(), new RuleDollars());
    }

    private RuleFirings(Rulebook rulebook, Profiles profiles, boolean advises, @Nullable RuleDollars dollars) {
        this.rulebook = rulebook;
        this.dollars = dollars;
        AdviceRules rules = rulebook.adviceRules();
        this.advisor = !advises
                ? null
                : rulebook.planner()
                        .advisor(
                                rulebook.adviceTables(),
                                facts -> counted(facts, rules.decide(facts)),
                                profiles,
                                List.of(),
                                rulebook.revision());
    }

    /** Begins with no usage, to count for how many records rules fire and nothing else. */
    static RuleFirings ofRecords(Rulebook rulebook) {
        return new RuleFirings(rulebook, Profiles.NONE, false, null);
    }

    /** Whether a rule is about records, not about workloads. */
    static boolean isAboutRecords(RuleText rule) {
        return PRICING_OUTCOMES.contains(rule.decides());
    }

    /** Adds a record. */
    public void add(UsageRecord record) {
        if (plans.isFull()) {
            fold();
        }
        if (advisor != null) {
            advisor.add(record);
            advised = false;
        }
        Plan plan = rulebook.plan(record);
        Tally tally = plans.get(plan);
        if (tally == null) {
            tally = new Tally(rulebook.evaluation(record).fired());
            plans.put(plan, tally);
        }
        tally.records++;
        tally.lastDay = Math.max(tally.lastDay, record.epochDay());
        if (dollars != null) {
            dollars.add(record.tokens(), plan);
        }
        records++;
    }

    /** Says what was looked through: {@code 27,643 records in 6 workloads of usage}. */
    String usage() {
        advise();
        return DiffReport.count(records, "record", "records")
                + (workloads == 0 ? "" : " in " + DiffReport.count(workloads, "workload", "workloads"))
                + " of usage";
    }

    /** Says when a rule fired. */
    String words(RuleText rule) {
        boolean prices = isAboutRecords(rule);
        if (!prices && advisor == null) {
            return "it decides about workloads, and no table to advise with is here";
        }
        fold();
        advise();
        Fired fired = (prices ? byRule : byAdviceRule).get(rule.rule().id());
        return fired == null ? NEVER : fired.words();
    }

    /** Returns for how many records a rule about records fired. */
    long records(String rule) {
        fold();
        Fired fired = byRule.get(rule);
        return fired == null ? 0 : fired.records();
    }

    /** Returns what a rule's decisions come to before agreements, null for a rule that decided about no amount. */
    @Nullable
    Money dollars(RuleText rule) {
        return dollars == null ? null : dollars.of(rule.rule().id());
    }

    private void advise() {
        if (advisor != null && !advised) {
            byAdviceRule.clear();
            workloads = advisor.advise().size();
            advised = true;
        }
    }

    private List<AdviceDecision> counted(List<Object> facts, List<AdviceDecision> decisions) {
        for (Object fact : facts) {
            if (fact instanceof Workload workload) {
                Fired fired = new Fired(0, Set.of(workload.name()), workload.lastDay());
                decisions.forEach(decision -> byAdviceRule.merge(decision.rule().id(), fired, Fired::plus));
            }
        }
        return decisions;
    }

    private void fold() {
        plans.forEach(tally -> {
            Fired fired = new Fired(tally.records, Set.of(), LocalDate.ofEpochDay(tally.lastDay));
            for (String rule : tally.rules) {
                byRule.merge(rule, fired, Fired::plus);
            }
        });
        plans.clear();
    }
}
