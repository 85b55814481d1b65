package io.tokentariff.rulebook.sandbox;

import io.tokentariff.problem.Limit;
import java.util.function.LongSupplier;

/** The processor time that many evaluations, one after the other in one thread, may take together, and how many rules may fire in them. */
public final class WorkBudget {

    private final Limit limit;
    private final long mostNanos;
    private final LongSupplier processorTime;
    private final long began;
    private final long firedBefore = Firings.ofThisThread();

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
        return isFired() || processorTime.getAsLong() - began > mostNanos;
    }

    private boolean isFired() {
        return Firings.ofThisThread() - firedBefore > Limit.CHECK_FIRINGS.most();
    }

    /** How much there was of what is spent: {@code 60 seconds of processor time}. */
    public String words() {
        return isFired() ? Limit.CHECK_FIRINGS.words() + " of rules" : limit.words() + " of processor time";
    }
}
