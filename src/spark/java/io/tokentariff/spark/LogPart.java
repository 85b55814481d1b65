package io.tokentariff.spark;

import io.tokentariff.io.PartRun;
import io.tokentariff.io.read.UsagePart;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** A part of a log, within the task that reads it. Opened once. */
interface LogPart {

    /** Its number among the parts of the log, from 0. */
    int number();

    /** Whether there is nothing to read in it. */
    default boolean isEmpty() {
        return false;
    }

    /** Where records stand in the log; null if the parts are in its order. */
    PartRun.@Nullable Order order();

    /** Opens it. */
    Opened open();

    /** A part that is open. */
    interface Opened extends Closeable {

        UsagePart usage();

        /** How many lines it has, known once it is read; 0 where lines are numbered from the beginning of the file. */
        long lines();
    }
}
