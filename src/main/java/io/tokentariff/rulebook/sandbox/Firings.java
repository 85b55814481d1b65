package io.tokentariff.rulebook.sandbox;

/** How many rules have fired: the same on every machine, where processor time is not. */
public final class Firings {

    private static final ThreadLocal<long[]> FIRED = ThreadLocal.withInitial(() -> new long[1]);

    private Firings() {}

    /** Counts rules that fired in this thread. */
    public static void add(int many) {
        FIRED.get()[0] += many;
    }

    /** Returns how many have fired in this thread since it began. */
    static long ofThisThread() {
        return FIRED.get()[0];
    }
}
