package io.tokentariff.review;

import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts which rules fire for the records of a usage file, and on which day last. Not thread-safe. */
public final class RuleFirings {

    /** Plans counted one by one before their counts are folded: bounds memory where every record is its own kind. */
    private static final int MOST_PLANS = 65_536;

    private final Rulebook rulebook;
    private final IdentityHashMap<Plan, Tally> plans = new IdentityHashMap<>();
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
     * How often a rule fired.
     *
     * @param records for how many records
     * @param last the UTC day of the last of them
     */
    public record Fired(long records, LocalDate last) {

        private Fired plus(Fired other) {
            return new Fired(records + other.records, last.isAfter(other.last) ? last : other.last);
        }
    }

    public RuleFirings(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Adds a record. */
    public void add(UsageRecord record) {
        if (plans.size() >= MOST_PLANS) {
            fold();
        }
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

    /** How many records were added. */
    public long records() {
        return records;
    }

    /** Returns when a rule fired, null if it did not. */
    public @Nullable Fired of(String rule) {
        fold();
        return byRule.get(rule);
    }

    private void fold() {
        plans.forEach((plan, tally) -> {
            Fired fired = new Fired(tally.records, LocalDate.ofEpochDay(tally.lastDay));
            for (String rule : tally.rules) {
                byRule.merge(rule, fired, Fired::plus);
            }
        });
        plans.clear();
    }
}
