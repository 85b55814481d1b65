package io.tokentariff.io;

import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.ReadSummary;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.usage.UsageRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads usage files one after the other, each record once: the records that {@link PriceRun} charges for, for those who do
 * something else with them. Several threads read; what they find is handed on by one, in the order of the input. Not thread-safe.
 */
public final class DistinctUsage {

    private final DuplicateFilter duplicates = new DuplicateFilter();
    private final boolean findDuplicates;
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
        this.findDuplicates = findDuplicates;
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
        if (findDuplicates) {
            duplicates.expect(input.storedBytes());
        }
        return reader.read(input, PriceOptions.DEFAULT.threads(), () -> new RecordBatch(file, print()), this::commit);
    }

    private @Nullable Fingerprint print() {
        return findDuplicates ? duplicates.fingerprint() : null;
    }

    private void commit(RecordBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.item(i) instanceof Reject reject) {
                rejects.accept(reject);
                continue;
            }
            DuplicateFilter.Verdict verdict = batch.identified(i)
                    ? duplicates.check(batch.first(i), batch.second(i))
                    : DuplicateFilter.Verdict.NEW;
            switch (verdict) {
                case NEW -> records.accept((UsageRecord) batch.item(i));
                case DUPLICATE -> duplicate.run();
                case CONFLICT -> rejects.accept(batch.conflict(i, "counts"));
            }
        }
    }
}
