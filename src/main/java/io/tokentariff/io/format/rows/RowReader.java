package io.tokentariff.io.format.rows;

import io.tokentariff.usage.UsageRecord;
import java.util.function.Consumer;

/** What the rows of one format mean; for one thread. */
@FunctionalInterface
public interface RowReader {

    /**
     * Makes the record of a row, or none if it stands for no usage.
     *
     * @throws io.tokentariff.problem.InvalidUsageException if the row contradicts the format
     */
    void read(Fields row, Consumer<UsageRecord> to);

    /**
     * Whether a field is looked at; others are passed over unread.
     *
     * @param parent the name of the object it is in, empty for a field of the row itself; deeper ones are kept with their object
     */
    default boolean wants(String parent, String name) {
        return true;
    }

    /** Whether a list of that name holds rows, and the object it is in is the page they are on. */
    default boolean isPage(String name) {
        return false;
    }

    /** Takes the fields of a page other than its rows, after them; whatever else a document of it holds. */
    default void page(Fields page) {}
}
