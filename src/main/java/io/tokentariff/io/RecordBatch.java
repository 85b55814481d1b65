package io.tokentariff.io;

import io.tokentariff.io.blocks.UsageBatch;
import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.format.Reject;
import io.tokentariff.usage.UsageRecord;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of an input, read by one thread: everything that does not depend on the lines before. Whether a record came before
 * is decided when the batch is committed.
 */
class RecordBatch implements UsageBatch {

    static final int FIRST_SIZE = 1_024;

    private final String file;
    private final @Nullable Fingerprint fingerprint;
    private int size;
    private int rejects;
    private @Nullable Object[] items = new Object[FIRST_SIZE];
    private boolean[] identified = new boolean[FIRST_SIZE];
    private long[] places = new long[2 * FIRST_SIZE];
    private long[] prints = new long[2 * FIRST_SIZE];

    /** @param fingerprint makes the fingerprints of records; null where duplicates are not looked for */
    RecordBatch(String file, @Nullable Fingerprint fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    @Override
    public final void record(UsageRecord record, long line, long offset) {
        next(record, line, offset);
    }

    @Override
    public final void reject(Reject reject) {
        next(reject, reject.line(), reject.offset());
        rejects++;
    }

    @Override
    public void complete() {
        Fingerprint print = fingerprint;
        if (print == null) {
            return;
        }
        for (int i = 0; i < size; i++) {
            identified[i] = items[i] instanceof UsageRecord record && print.of(record);
            if (identified[i]) {
                prints[2 * i] = print.first();
                prints[2 * i + 1] = print.second();
            }
        }
    }

    private void next(Object item, long line, long offset) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
            identified = Arrays.copyOf(identified, 2 * size);
            places = Arrays.copyOf(places, 4 * size);
            prints = Arrays.copyOf(prints, 4 * size);
        }
        items[size] = item;
        places[2 * size] = line;
        places[2 * size + 1] = offset;
        size++;
    }

    @Override
    public final int records() {
        return size - rejects;
    }

    @Override
    public final int rejects() {
        return rejects;
    }

    @Override
    public void clear() {
        Arrays.fill(items, 0, size, null);
        size = 0;
        rejects = 0;
    }

    final int size() {
        return size;
    }

    final String file() {
        return file;
    }

    /** The record or the {@link Reject} at a place, from 0. */
    final Object item(int i) {
        return Objects.requireNonNull(items[i]);
    }

    /** Whether the record at a place has a fingerprint. */
    final boolean identified(int i) {
        return identified[i];
    }

    final long first(int i) {
        return prints[2 * i];
    }

    final long second(int i) {
        return prints[2 * i + 1];
    }

    /** Has the filter fetch what it will need for these records. */
    final long lookAhead(DuplicateFilter duplicates) {
        return duplicates.lookAhead(prints, size);
    }

    final long line(int i) {
        return places[2 * i];
    }

    final long offset(int i) {
        return places[2 * i + 1];
    }

    /** Says that a record's id came before with other content. */
    final Reject conflict(int i, String which) {
        UsageRecord record = (UsageRecord) item(i);
        return new Reject(
                file,
                line(i),
                offset(i),
                "id-conflict",
                "The id \"%s\" came before with other content; the first one %s.".formatted(record.id(), which),
                "");
    }
}
