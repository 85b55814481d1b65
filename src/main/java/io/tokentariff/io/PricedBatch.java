package io.tokentariff.io;

import io.tokentariff.io.blocks.UsageBatch;
import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.write.PricedLines;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.UsageRecord;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of an input, read and priced by one thread: everything that does not depend on the lines before. Whether a record
 * came before is decided when the batch is committed.
 */
final class PricedBatch implements UsageBatch {

    private static final int FIRST_SIZE = 1_024;

    private final String file;
    private final PlanChoice plans;
    private final @Nullable Fingerprint fingerprint;
    private final @Nullable PricedLines lines;
    private int size;
    private int rejects;
    private @Nullable Object[] items = new Object[FIRST_SIZE];
    private @Nullable Plan[] planned = new Plan[FIRST_SIZE];
    private boolean[] identified = new boolean[FIRST_SIZE];
    private long[] places = new long[2 * FIRST_SIZE];
    private long[] prints = new long[2 * FIRST_SIZE];
    private int[] ends = new int[FIRST_SIZE];

    /**
     * @param fingerprint makes the fingerprints of records; null where duplicates are not looked for
     * @param lines writes the records' lines; null where they are not wanted
     */
    PricedBatch(String file, PlanChoice plans, @Nullable Fingerprint fingerprint, @Nullable PricedLines lines) {
        this.file = file;
        this.plans = plans;
        this.fingerprint = fingerprint;
        this.lines = lines;
    }

    @Override
    public void record(UsageRecord record, long line, long offset) {
        next(record, line, offset);
    }

    @Override
    public void reject(Reject reject) {
        next(reject, reject.line(), reject.offset());
        rejects++;
    }

    @Override
    public void complete() {
        for (int i = 0; i < size; i++) {
            if (items[i] instanceof UsageRecord record) {
                planned[i] = plans.plan(record, file, line(i));
            }
        }
        if (fingerprint != null) {
            fingerprints(fingerprint);
        }
        if (lines != null) {
            lines(lines);
        }
    }

    private void fingerprints(Fingerprint print) {
        for (int i = 0; i < size; i++) {
            identified[i] = items[i] instanceof UsageRecord record && print.of(record);
            if (identified[i]) {
                prints[2 * i] = print.first();
                prints[2 * i + 1] = print.second();
            }
        }
    }

    private void lines(PricedLines written) {
        for (int i = 0; i < size; i++) {
            if (items[i] instanceof UsageRecord record) {
                written.add(record, plan(i));
            }
            ends[i] = written.length();
        }
    }

    private void next(Object item, long line, long offset) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
            planned = Arrays.copyOf(planned, 2 * size);
            identified = Arrays.copyOf(identified, 2 * size);
            places = Arrays.copyOf(places, 4 * size);
            prints = Arrays.copyOf(prints, 4 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        items[size] = item;
        places[2 * size] = line;
        places[2 * size + 1] = offset;
        size++;
    }

    @Override
    public int records() {
        return size - rejects;
    }

    @Override
    public int rejects() {
        return rejects;
    }

    @Override
    public void clear() {
        Arrays.fill(items, 0, size, null);
        Arrays.fill(planned, 0, size, null);
        size = 0;
        rejects = 0;
        if (lines != null) {
            lines.clear();
        }
    }

    int size() {
        return size;
    }

    String file() {
        return file;
    }

    /** The record or the {@link Reject} at a place, from 0. */
    Object item(int i) {
        return Objects.requireNonNull(items[i]);
    }

    /** The plan of the record at a place. */
    Plan plan(int i) {
        return Objects.requireNonNull(planned[i]);
    }

    /** Whether the record at a place has a fingerprint. */
    boolean identified(int i) {
        return identified[i];
    }

    long first(int i) {
        return prints[2 * i];
    }

    long second(int i) {
        return prints[2 * i + 1];
    }

    /** Has the filter fetch what it will need for these records. */
    long lookAhead(DuplicateFilter duplicates) {
        return duplicates.lookAhead(prints, size);
    }

    long line(int i) {
        return places[2 * i];
    }

    long offset(int i) {
        return places[2 * i + 1];
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
