package io.tokentariff.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names as the key of a table, null where one is not said. Can be compared, so that they are found quickly even where somebody chose them to have
 * one hash.
 *
 * @param values is not copied, and not to be changed
 */
public record NameList(List<@Nullable String> values) implements Comparable<NameList> {

    @Override
    public int compareTo(NameList other) {
        return Names.compare(values, other.values);
    }
}
