package io.tokentariff.ratecard;

import java.io.Serializable;

/**
 * Where a row stands.
 *
 * @param file path below the rulebook's folder, such as {@code tables/rates.csv}
 * @param line line in that file, from 1
 */
public record RowRef(String file, int line) implements Serializable {

    /** The printed form, {@code tables/rates.csv:6}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
