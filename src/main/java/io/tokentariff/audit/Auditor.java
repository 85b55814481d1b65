package io.tokentariff.audit;

import io.tokentariff.usage.UsageRecord;

/** Takes usage record by record and compares it with what was billed. */
public interface Auditor {

    /** Takes one record. */
    void add(UsageRecord record);

    /** Where what became of the usage is counted. */
    Tally tally();

    /** Returns the comparison of everything so far. */
    Audit build();
}
