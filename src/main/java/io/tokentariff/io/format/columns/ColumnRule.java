package io.tokentariff.io.format.columns;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one of our fields comes from.
 *
 * @param columns the columns, or paths into objects; of counts the sum, of anything else the first that is filled
 * @param unit of times {@code seconds}, {@code milliseconds}, {@code microseconds} or {@code nanoseconds} since 1970, of counts
 *     {@code thousands} or {@code millions}; empty for times as text and counts of one
 * @param zone of times that say none; null if nobody said it
 * @param words what their words mean in ours
 * @param value what it always is, null if it comes from a column
 */
record ColumnRule(
        List<String> columns, String unit, @Nullable String zone, Map<String, String> words, @Nullable String value) {

    ColumnRule {
        columns = List.copyOf(columns);
        words = Map.copyOf(words);
    }

    static ColumnRule of(List<String> columns) {
        return new ColumnRule(columns, "", null, Map.of(), null);
    }
}
