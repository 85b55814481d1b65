package io.tokentariff.io.blocks;

import io.tokentariff.io.format.UsageSink;

/**
 * Takes what one thread finds in some lines of an input; another may commit it later, in the order of the input. Used again
 * once it is cleared.
 */
public interface UsageBatch extends UsageSink {

    /** How many records it has taken. */
    int records();

    /** How many rejects it has taken. */
    int rejects();

    /**
     * Told once it is full, by the thread that filled it, before it is committed. What is done here for one record after the
     * other is quicker than what is done between the reading of two records.
     */
    default void complete() {}

    /** Forgets everything taken. */
    void clear();
}
