package io.tokentariff.rating.statement;

import java.io.Serializable;

/**
 * What became of the lines of a usage log.
 *
 * @param priced records with an amount
 * @param unpriced records without a price
 * @param notBilled records that cost nothing, for a reason
 * @param rejected lines that cannot be read or contradict themselves
 * @param duplicate records that came before, charged once
 */
public record RecordCounts(long priced, long unpriced, long notBilled, long rejected, long duplicate)
        implements Serializable {

    /** All lines: nothing is lost. */
    public long read() {
        return priced + unpriced + notBilled + rejected + duplicate;
    }
}
