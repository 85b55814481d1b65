package io.tokentariff.table;

import java.io.Serializable;

/**
 * A line of a file as somebody finds it.
 *
 * @param file its path from the rulebook's folder, {@code ../rules/tables/rates.csv} of one that it extends
 * @param line line in that file, from 1; 0 for all of it
 */
public record Place(String file, int line) implements Serializable {

    /** The printed form, {@code tables/rates.csv:6}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
