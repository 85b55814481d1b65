package io.tokentariff.ratecard;

import io.tokentariff.table.Place;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a row stands. */
public final class RowRef implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final Place shown;

    /** A row that stands where it is found. */
    public RowRef(String file, int line) {
        this(file, line, new Place(file, line));
    }

    /**
     * A row of a rulebook that may extend another.
     *
     * @param file path of its table in the whole rulebook, such as {@code tables/rates.csv}
     * @param line its line in that table, from 1
     * @param shown where people find it
     */
    public RowRef(String file, int line, Place shown) {
        this.file = Objects.requireNonNull(file);
        this.line = line;
        this.shown = Objects.requireNonNull(shown);
    }

    /** Path below the rulebook's folder, such as {@code tables/rates.csv}. */
    public String file() {
        return file;
    }

    /** Line in that file, from 1. */
    public int line() {
        return line;
    }

    /** Where people find it: of a row that stands in a rulebook which this one extends, the place there. */
    public Place shown() {
        return shown;
    }

    /** Two are the same that stand in the same line, whatever people call it. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowRef that && line == that.line && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return 31 * file.hashCode() + line;
    }

    /** The printed form, {@code tables/rates.csv:6}. */
    @Override
    public String toString() {
        return shown.toString();
    }
}
