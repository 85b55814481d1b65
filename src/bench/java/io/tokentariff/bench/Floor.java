package io.tokentariff.bench;

import io.tokentariff.io.blocks.UsageBatch;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;

/** Reading and binding a file, and nothing else: what no pricing can be faster than. */
final class Floor implements UsageBatch {

    private int records;
    private int rejects;
    private long tokens;

    /** Reads a file; returns a number that depends on every record. */
    static long read(Path file, int threads) {
        long[] sum = {0};
        new UsageReader().read(UsageInput.of(file), threads, Floor::new, batch -> sum[0] += batch.tokens);
        return sum[0];
    }

    @Override
    public void record(UsageRecord record, long line, long offset) {
        records++;
        tokens += record.tokens().input() + record.kind().model().length();
    }

    @Override
    public void reject(Reject reject) {
        rejects++;
    }

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
        records = 0;
        rejects = 0;
        tokens = 0;
    }
}
