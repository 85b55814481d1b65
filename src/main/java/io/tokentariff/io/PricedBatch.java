package io.tokentariff.io;

import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.write.PricedLines;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.UsageRecord;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Some lines of an input, read and priced by one thread. */
final class PricedBatch extends RecordBatch {

    private final PlanChoice plans;
    private final @Nullable PricedLines lines;
    private @Nullable Plan[] planned = new Plan[FIRST_SIZE];
    private int[] ends = new int[FIRST_SIZE];

    /**
     * @param fingerprint makes the fingerprints of records; null where duplicates are not looked for
     * @param lines writes the records' lines; null where they are not wanted
     */
    PricedBatch(String file, PlanChoice plans, @Nullable Fingerprint fingerprint, @Nullable PricedLines lines) {
        super(file, fingerprint);
        this.plans = plans;
        this.lines = lines;
    }

    @Override
    public void complete() {
        if (planned.length < size()) {
            planned = new Plan[size()];
            ends = new int[size()];
        }
        for (int i = 0; i < size(); i++) {
            if (item(i) instanceof UsageRecord record) {
                planned[i] = plans.plan(record, file(), line(i));
            }
        }
        super.complete();
        if (lines != null) {
            lines(lines);
        }
    }

    private void lines(PricedLines written) {
        for (int i = 0; i < size(); i++) {
            if (item(i) instanceof UsageRecord record) {
                written.add(record, plan(i));
            }
            ends[i] = written.length();
        }
    }

    @Override
    public void clear() {
        Arrays.fill(planned, 0, Math.min(size(), planned.length), null);
        super.clear();
        if (lines != null) {
            lines.clear();
        }
    }

    /** The plan of the record at a place. */
    Plan plan(int i) {
        return Objects.requireNonNull(planned[i]);
    }

    /** Where the line of a record begins in {@link #bytes}. */
    int from(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    /** Where it ends. */
    int to(int i) {
        return ends[i];
    }

    /** The lines of all records; empty where they are not wanted. */
    byte[] bytes() {
        return lines == null ? new byte[0] : lines.bytes();
    }
}
