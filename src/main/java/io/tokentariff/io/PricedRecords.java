package io.tokentariff.io;

import io.tokentariff.rating.Plan;
import io.tokentariff.usage.UsageRecord;

/** Takes records with what they cost, in the order of the usage. */
@FunctionalInterface
public interface PricedRecords {

    /**
     * Takes one record.
     *
     * @param plan what it is priced by; that of a duplicate charges nothing and says so
     * @param line the line it begins on, from 1
     * @param offset the byte it begins at in the unpacked input, from 0
     */
    void record(UsageRecord record, Plan plan, long line, long offset);
}
