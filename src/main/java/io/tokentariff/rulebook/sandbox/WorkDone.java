package io.tokentariff.rulebook.sandbox;

/** What evaluations in one thread have come to: the same on every machine, where processor time is not. */
public final class WorkDone {

    private static final ThreadLocal<WorkDone> OF_THREAD = ThreadLocal.withInitial(WorkDone::new);

    private long firings;
    private long combinations;

    private WorkDone() {}

    /** Returns that of this thread since it began; goes on counting. */
    static WorkDone ofThisThread() {
        return OF_THREAD.get();
    }

    /** Counts rules that fired in this thread. */
    public static void addFirings(int many) {
        OF_THREAD.get().firings += many;
    }

    /** Counts facts, and combinations of them, that were looked at in this thread. */
    public static void addCombinations(long many) {
        OF_THREAD.get().combinations += many;
    }

    long firings() {
        return firings;
    }

    long combinations() {
        return combinations;
    }
}
