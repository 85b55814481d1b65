package io.tokentariff.io.duplicates;

/**
 * Remembers of each id where it came last, so that of records with one id the last can be charged: in 16 to 40 bytes an id. Two ids are taken
 * for one with a chance of 1 in 2<sup>88</sup> for each pair. For one thread.
 */
public final class LastSeen {

    private static final int PLACE_BITS = 40;
    private static final long PLACE = (1L << PLACE_BITS) - 1;
    private static final int FIRST_SLOTS = 1 << 10;

    private long[] table = new long[2 * FIRST_SLOTS];
    private int size;

    /**
     * Notes that an id came at a place, after all places before.
     *
     * @param first {@link Fingerprint#first()}
     * @param second {@link Fingerprint#second()}
     * @param place the number of the record, from 0
     */
    public void add(long first, long second, long place) {
        if (place > PLACE) {
            throw new IllegalStateException("more records than can be told apart");
        }
        int slot = slot(table, key(first), tag(second));
        if (table[2 * slot] == 0) {
            size++;
        }
        table[2 * slot] = key(first);
        table[2 * slot + 1] = tag(second) | place;
        if (4L * size > 3L * (table.length / 2)) {
            grow();
        }
    }

    /** Whether the id comes at no later place than this. */
    public boolean isLast(long first, long second, long place) {
        int slot = slot(table, key(first), tag(second));
        return table[2 * slot] != 0 && (table[2 * slot + 1] & PLACE) == place;
    }

    private static long key(long first) {
        return first == 0 ? 1 : first;
    }

    /** The bits of the id in the second number that there is room for; the content is not compared. */
    private static long tag(long second) {
        return second & ~((1L << PLACE_BITS) - 1);
    }

    private static int slot(long[] in, long key, long tag) {
        int mask = in.length / 2 - 1;
        int slot = (int) (key >>> 7) & mask;
        while (in[2 * slot] != 0 && !(in[2 * slot] == key && (in[2 * slot + 1] & ~PLACE) == tag)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int slot = slot(table, old[i], old[i + 1] & ~PLACE);
                table[2 * slot] = old[i];
                table[2 * slot + 1] = old[i + 1];
            }
        }
    }
}
