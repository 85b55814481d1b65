package io.tokentariff.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Some bytes of a usage file that one task reads at one go.
 *
 * @param number its place in the log, from 0
 * @param file what the file is called
 * @param path where it is
 * @param from the first byte; the line that begins before it and goes beyond belongs to the slice before
 * @param to the end, exclusive; the line that begins before it is read to its end
 * @param format the format whose lines stand for themselves; null where the file is read as a whole
 */
record Slice(int number, String file, String path, long from, long to, @Nullable String format)
        implements Serializable {

    boolean isWholeFile() {
        return format == null;
    }
}
