package io.tokentariff.audit;

import io.tokentariff.rating.Plan;
import io.tokentariff.rating.statement.RecordCounts;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the lines of usage, and what is said of it as a whole. Not thread-safe. */
public final class Tally {

    private final Map<String, String> notices = new TreeMap<>();
    private long priced;
    private long unpriced;
    private long notBilled;
    private long rejected;
    private long duplicate;
    private boolean atLeast;

    void add(Plan plan) {
        switch (plan.status()) {
            case PRICED -> priced++;
            case UNPRICED -> unpriced++;
            case NOT_BILLED -> notBilled++;
        }
        atLeast |= plan.atLeast();
    }

    /** Counts a line that could not be read. */
    public void addRejected() {
        rejected++;
    }

    /** Counts a record that came before. */
    public void addDuplicate() {
        duplicate++;
    }

    /** Notes what was found when the usage was read. */
    public void addNotice(String code, String message, boolean missing) {
        notices.putIfAbsent(code, message);
        atLeast |= missing;
    }

    /** What was found when the usage was read, by its codes. */
    Map<String, String> notices() {
        return notices;
    }

    RecordCounts counts() {
        return new RecordCounts(priced, unpriced, notBilled, rejected, duplicate);
    }

    /** Whether our side is known to lack something. */
    boolean atLeast() {
        return atLeast || unpriced > 0 || rejected > 0;
    }
}
