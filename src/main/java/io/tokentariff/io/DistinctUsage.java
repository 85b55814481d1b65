package io.tokentariff.io;

import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.read.ReadSummary;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.usage.UsageRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads usage files one after the other, each record once: the records that {@link PriceRun} charges for, for those who do
 * something else with them. Not thread-safe.
 */
public final class DistinctUsage {

    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final @Nullable Fingerprint fingerprint;
    private final Consumer<UsageRecord> records;
    private final Runnable duplicate;
    private final Consumer<Reject> rejects;

    /**
     * @param findDuplicates whether records with the same id are taken once; else all are taken
     * @param records takes each record
     * @param duplicate hears of each record that came before
     * @param rejects takes each line that is not used
     */
    public DistinctUsage(
            boolean findDuplicates, Consumer<UsageRecord> records, Runnable duplicate, Consumer<Reject> rejects) {
        this.fingerprint = findDuplicates ? duplicates.fingerprint() : null;
        this.records = records;
        this.duplicate = duplicate;
        this.rejects = rejects;
    }

    /**
     * Reads one input, and returns what was seen of it.
     *
     * @throws io.tokentariff.problem.UsageInputException if it cannot be read to its end or is no usage; then nothing taken
     *     so far may be used
     */
    public ReadSummary read(UsageInput input, UsageReader reader) {
        String file = input.name();
        if (fingerprint != null) {
            duplicates.expect(input);
        }
        return reader.read(input, new UsageSink() {
            @Override
            public void record(UsageRecord record, long line, long offset) {
                take(record, file, line, offset);
            }

            @Override
            public void reject(Reject reject) {
                rejects.accept(reject);
            }
        });
    }

    private void take(UsageRecord record, String file, long line, long offset) {
        DuplicateFilter.Verdict verdict = fingerprint != null && fingerprint.of(record)
                ? duplicates.check(fingerprint.first(), fingerprint.second())
                : DuplicateFilter.Verdict.NEW;
        switch (verdict) {
            case NEW -> records.accept(record);
            case DUPLICATE -> duplicate.run();
            case CONFLICT ->
                rejects.accept(new Reject(
                        file,
                        line,
                        offset,
                        "id-conflict",
                        "The id \"%s\" came before with other content; the first one counts.".formatted(record.id()),
                        ""));
        }
    }
}
