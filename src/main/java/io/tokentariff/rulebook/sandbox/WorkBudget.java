package io.tokentariff.rulebook.sandbox;

import io.tokentariff.problem.Limit;
import java.util.function.LongSupplier;

/**
 * The processor time that many evaluations, one after the other in one thread, may take together, how many rules may fire in them, and how
 * many combinations of facts they may look at.
 */
public final class WorkBudget {

    private final Limit limit;
    private final long mostNanos;
    private final LongSupplier processorTime;
    private final long began;
    private final WorkDone done = WorkDone.ofThisThread();
    private final long firings = done.firings();
    private final long combinations = done.combinations();

    private WorkBudget(Limit limit, LongSupplier processorTime) {
        this.limit = limit;
        this.mostNanos = limit.time().toNanos();
        this.processorTime = processorTime;
        this.began = processorTime.getAsLong();
    }

    /** Begins to spend it, in this thread. */
    public static WorkBudget begin(Limit seconds) {
        return begin(seconds, ProcessorTime::ofThisThread);
    }

    /**
     * Begins to spend it.
     *
     * @param processorTime what was worked until now, in nanoseconds
     */
    public static WorkBudget begin(Limit seconds, LongSupplier processorTime) {
        return new WorkBudget(seconds, processorTime);
    }

    /** Whether nothing is left. */
    public boolean isSpent() {
        return firedTooOften() || combinedTooMuch() || processorTime.getAsLong() - began > mostNanos;
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
                : limit.words() + " of processor time";
    }
}
