package io.tokentariff.rulebook.sandbox;

import io.tokentariff.problem.Limit;
import java.util.function.LongSupplier;

/**
 * What the evaluations of a check, one after the other in one thread, may take together: processor time, rules that fire, and combinations
 * of facts that are looked at.
 */
public final class WorkBudget {

    private static final long MOST_NANOS = Limit.CHECK_TIME.time().toNanos();

    private final LongSupplier processorTime;
    private final long began;
    private final WorkDone done = WorkDone.ofThisThread();
    private final long firings = done.firings();
    private final long combinations = done.combinations();

    private WorkBudget(LongSupplier processorTime) {
        this.processorTime = processorTime;
        this.began = processorTime.getAsLong();
    }

    /** Begins to spend it, in this thread. */
    public static WorkBudget ofCheck() {
        return ofCheck(ProcessorTime::ofThisThread);
    }

    /**
     * Begins to spend it.
     *
     * @param processorTime what was worked until now, in nanoseconds
     */
    public static WorkBudget ofCheck(LongSupplier processorTime) {
        return new WorkBudget(processorTime);
    }

    /** Whether nothing is left. */
    public boolean isSpent() {
        return firedTooOften() || combinedTooMuch() || processorTime.getAsLong() - began > MOST_NANOS;
    }

    private boolean firedTooOften() {
        return done.firings() - firings > Limit.CHECK_FIRINGS.most();
    }

    private boolean combinedTooMuch() {
        return done.combinations() - combinations > Limit.CHECK_COMBINATIONS.most();
    }

    /** How much there was of what is spent: {@code 60 seconds of processor time}. */
    public String words() {
        if (firedTooOften()) {
            return Limit.CHECK_FIRINGS.words() + " of rules";
        }
        return combinedTooMuch()
                ? Limit.CHECK_COMBINATIONS.words() + " of facts"
                : Limit.CHECK_TIME.words() + " of processor time";
    }
}
