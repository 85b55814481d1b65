package io.tokentariff.io.format;

import io.tokentariff.usage.UsageRecord;

/** Takes what a reader finds, in the order of the file. */
public interface UsageSink {

    /**
     * Takes one record.
     *
     * @param line the line it begins on, from 1
     * @param offset the byte it begins at in the unpacked file, from 0
     */
    void record(UsageRecord record, long line, long offset);

    /** Takes one line that could not be read. */
    void reject(Reject reject);
}
