package io.tokentariff.io.duplicates;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which records of a part of a log came before in it, in this part or another. Found by {@link RepeatSearch}. Not thread-safe. */
public final class Repeats implements Serializable {

    private final TreeMap<Integer, Repeat> byPlace = new TreeMap<>();

    /**
     * A record that came before.
     *
     * @param conflict whether it came with other content
     * @param print {@link Fingerprint#first()}, by which it is known again
     */
    public record Repeat(boolean conflict, long print) implements Serializable {}

    void add(int place, Repeat repeat) {
        byPlace.put(place, repeat);
    }

    /** Adds those of the same part that were found elsewhere, in other buckets. */
    public Repeats plus(Repeats other) {
        byPlace.putAll(other.byPlace);
        return this;
    }

    public boolean isEmpty() {
        return byPlace.isEmpty();
    }

    /** The first that stands at a place or after it, null if there is none. */
    public Map.@Nullable Entry<Integer, Repeat> from(int place) {
        return byPlace.ceilingEntry(place);
    }
}
