package io.tokentariff.io;

import io.tokentariff.io.blocks.UsageBatch;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.format.Reject;
import io.tokentariff.usage.UsageRecord;
import java.util.Arrays;

/** Of some lines of an input, what tells their records apart, and nothing else. */
final class PrintBatch implements UsageBatch {

    private final Fingerprint fingerprint;
    private long[] prints = new long[2_048];
    private int size;
    private int records;
    private int rejects;

    PrintBatch(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public void record(UsageRecord record, long line, long offset) {
        records++;
        if (fingerprint.of(record)) {
            if (2 * size == prints.length) {
                prints = Arrays.copyOf(prints, 2 * prints.length);
            }
            prints[2 * size] = fingerprint.first();
            prints[2 * size + 1] = fingerprint.second();
            size++;
        }
    }

    @Override
    public void reject(Reject reject) {
        rejects++;
    }

    @Override
    public void complete() {}

    @Override
    public int records() {
        return records;
    }

    @Override
    public int rejects() {
        return rejects;
    }

    @Override
    public void clear() {
        size = 0;
        records = 0;
        rejects = 0;
    }

    /** How many records have an id. */
    int size() {
        return size;
    }

    long first(int i) {
        return prints[2 * i];
    }

    long second(int i) {
        return prints[2 * i + 1];
    }
}
