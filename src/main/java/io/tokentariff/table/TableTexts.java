package io.tokentariff.table;

import org.jspecify.annotations.Nullable;

/** Where the texts of tables come from. */
@FunctionalInterface
public interface TableTexts {

    /** Returns a table's content by its path below the rulebook's folder, null if there is none. */
    @Nullable
    String text(String path);

    /** Returns where a line of that content stands for whoever looks for it: some stand in a rulebook that this one extends. */
    default Place place(String path, int line) {
        return new Place(path, line);
    }
}
