package io.tokentariff.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of a record in the order of its counts: {@link Meters#NAMED}, then those that only some records have, in the
 * order of their names. Immutable; equal sets are mostly one object.
 */
public final class MeterSet {

    /** The places of the meters that every record has. */
    public static final int INPUT = 0;

    public static final int CACHED_INPUT = 1;
    public static final int CACHE_WRITE = 2;
    public static final int OUTPUT = 3;
    public static final int TRAINING = 4;
    public static final int REQUESTS = 5;

    /** Nothing else than every record has. */
    public static final MeterSet NAMED = new MeterSet(Meters.NAMED);

    /** So many are kept; names come from usage files, which may hold any number. */
    private static final int MOST_KEPT = 1_000;

    private static final ConcurrentHashMap<List<String>, MeterSet> KEPT = new ConcurrentHashMap<>();

    private final List<String> names;
    private final int hash;

    private MeterSet(List<String> names) {
        this.names = names;
        this.hash = names.hashCode();
    }

    /** Returns the set with these meters beside the named ones. */
    static MeterSet with(List<String> others) {
        if (others.isEmpty()) {
            return NAMED;
        }
        MeterSet known = KEPT.get(others);
        if (known != null) {
            return known;
        }
        List<String> names = new ArrayList<>(Meters.NAMED);
        names.addAll(others);
        MeterSet made = new MeterSet(List.copyOf(names));
        if (KEPT.size() < MOST_KEPT) {
            KEPT.put(made.others(), made);
        }
        return made;
    }

    /** All meters, in the order of their places. */
    public List<String> names() {
        return names;
    }

    /** The meters beside the named ones, each with a count above zero. */
    public List<String> others() {
        return names.subList(Meters.NAMED.size(), names.size());
    }

    /** Whether the record has no others. */
    public boolean isNamed() {
        return names.size() == Meters.NAMED.size();
    }

    public int size() {
        return names.size();
    }

    /** Returns the place of a meter, negative if it has none. */
    public int place(String meter) {
        return names.indexOf(meter);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof MeterSet that && hash == that.hash && names.equals(that.names));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
