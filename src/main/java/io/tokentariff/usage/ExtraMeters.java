package io.tokentariff.usage;

import io.tokentariff.problem.InvalidUsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of meters beyond the five of {@link Meters}, such as {@code audio_input}; immutable. Only counts above zero are
 * kept, in the order of their names.
 */
public final class ExtraMeters {

    /** No other meters, as in most records. */
    public static final ExtraMeters NONE = new ExtraMeters(List.of(), new long[0]);

    private final List<String> names;
    private final long[] counts;

    private ExtraMeters(List<String> names, long[] counts) {
        this.names = names;
        this.counts = counts;
    }

    /**
     * Returns the given counts.
     *
     * @throws InvalidUsageException if a count is negative or too large, or a name is one of {@link Meters}
     */
    public static ExtraMeters of(Map<String, Long> counts) {
        TreeMap<String, Long> used = new TreeMap<>();
        counts.forEach((name, count) -> {
            TokenCounts.checkCount("meters." + name, count);
            if (name.isBlank() || Meters.isBuiltIn(name)) {
                throw new InvalidUsageException(
                        "reserved-meter", "The meter \"%s\" cannot stand under \"meters\".".formatted(name));
            }
            if (count > 0) {
                used.put(name, count);
            }
        });
        if (used.isEmpty()) {
            return NONE;
        }
        return new ExtraMeters(
                List.copyOf(used.keySet()),
                used.values().stream().mapToLong(Long::longValue).toArray());
    }

    /** The meters with a count above zero, in the order of their names. */
    public List<String> names() {
        return names;
    }

    /** Returns the count of a meter, zero if it has none. */
    public long count(String meter) {
        int index = names.indexOf(meter);
        return index < 0 ? 0 : counts[index];
    }

    public boolean isEmpty() {
        return counts.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtraMeters that && names.equals(that.names) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < counts.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(counts[i]);
        }
        return text.append('}').toString();
    }
}
