package io.tokentariff.review;

import io.tokentariff.advice.Profiles;
import io.tokentariff.rating.PerPlan;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts which rules fire for the records of a usage file or for its workloads, and on which day last. Not thread-safe.
 */
public final class RuleFirings {

    /** Plans counted one by one before their counts are folded: bounds memory where every record is its own kind. */
    private static final int MOST_PLANS = 8_192;

    /** More workloads than this are counted, not named. */
    private static final int WORKLOADS_NAMED = 5;

    private static final String NEVER = "never in this usage";
    private static final Set<String> PRICING_OUTCOMES = Set.of("Charge", "Adjustment", "Finding");

    private final Rulebook rulebook;
    private final AdviceFirings advice;
    private final PerPlan<Tally> plans = new PerPlan<>(MOST_PLANS);
    private final Map<String, Fired> byRule = new TreeMap<>();
    private long records;

    private static final class Tally {
        private final Set<String> rules;
        private long records;
        private long lastDay = Long.MIN_VALUE;

        private Tally(Set<String> rules) {
            this.rules = rules;
        }
    }

    /**
     * How often a rule about records fired.
     *
     * @param records for how many records
     * @param last the UTC day of the last of them
     */
    private record Fired(long records, LocalDate last) {

        private Fired plus(Fired other) {
            return new Fired(records + other.records, last.isAfter(other.last) ? last : other.last);
        }
    }

    /**
     * Begins with no usage.
     *
     * @param profiles what the usage cannot tell of its workloads; {@link Profiles#NONE} if nothing is known
     */
    public RuleFirings(Rulebook rulebook, Profiles profiles) {
        this.rulebook = rulebook;
        this.advice = new AdviceFirings(rulebook, profiles);
    }

    /** Adds a record. */
    public void add(UsageRecord record) {
        if (plans.isFull()) {
            fold();
        }
        advice.add(record);
        Plan plan = rulebook.plan(record);
        Tally tally = plans.get(plan);
        if (tally == null) {
            tally = new Tally(rulebook.evaluation(record).fired());
            plans.put(plan, tally);
        }
        tally.records++;
        tally.lastDay = Math.max(tally.lastDay, record.epochDay());
        records++;
    }

    /** Says what was looked through: {@code 27,643 records in 6 workloads of usage}. */
    String usage() {
        int workloads = advice.workloads();
        return DiffReport.count(records, "record", "records")
                + (workloads == 0 ? "" : " in " + DiffReport.count(workloads, "workload", "workloads"))
                + " of usage";
    }

    /** Says when a rule fired: {@code 1,204 records, last on 2026-06-30}. */
    String words(RuleText rule) {
        String id = rule.rule().id();
        if (!PRICING_OUTCOMES.contains(rule.decides())) {
            return advice.possible()
                    ? words(advice.of(id))
                    : "it decides about workloads, and no table to advise with is here";
        }
        Fired fired = of(id);
        return fired == null
                ? NEVER
                : DiffReport.count(fired.records(), "record", "records") + ", last on " + fired.last();
    }

    private static String words(AdviceFirings.@Nullable Fired fired) {
        if (fired == null) {
            return NEVER;
        }
        List<String> names = fired.workloads();
        return DiffReport.count(names.size(), "workload", "workloads")
                + names.stream().limit(WORKLOADS_NAMED).collect(Collectors.joining(", ", " (", ""))
                + (names.size() > WORKLOADS_NAMED ? ", …" : "")
                + "), last on " + fired.last();
    }

    private @Nullable Fired of(String rule) {
        fold();
        return byRule.get(rule);
    }

    private void fold() {
        plans.forEach(tally -> {
            Fired fired = new Fired(tally.records, LocalDate.ofEpochDay(tally.lastDay));
            for (String rule : tally.rules) {
                byRule.merge(rule, fired, Fired::plus);
            }
        });
        plans.clear();
    }
}
