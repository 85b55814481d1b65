package io.tokentariff.io.duplicates;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What tells the records of a part of a log apart, to be compared with those of its other parts, elsewhere: equal ids of all parts are in
 * buckets of one number. A record with an id takes 24 bytes; 40 where its place in the log has to be said. Not thread-safe.
 */
public final class Prints {

    private static final int FIRST_ENTRIES = 32;

    private final boolean ordered;
    private final long[][] buckets;
    private final int[] sizes;

    /** The records of one bucket of one part: of each its fingerprint, its place in the part and, unless ordered, its place in the log. */
    public static final class Block implements Serializable {

        private final int part;
        private final boolean ordered;
        private final long[] entries;

        private Block(int part, boolean ordered, long[] entries) {
            this.part = part;
            this.ordered = ordered;
            this.entries = entries;
        }

        /** The number of the part. */
        int part() {
            return part;
        }

        /** Whether the parts' numbers and the records' places are the order of the log. */
        boolean ordered() {
            return ordered;
        }

        /** How many numbers there are. */
        int size() {
            return entries.length;
        }

        long entry(int at) {
            return entries[at];
        }

        public boolean isEmpty() {
            return entries.length == 0;
        }
    }

    /**
     * @param ordered whether the parts' numbers and the records' places are the order of the log; else each record says its own
     * @param buckets how many buckets there are
     */
    public Prints(boolean ordered, int buckets) {
        this.ordered = ordered;
        this.buckets = new long[buckets][0];
        this.sizes = new int[buckets];
    }

    static int stride(boolean ordered) {
        return ordered ? 3 : 5;
    }

    /**
     * Adds a record.
     *
     * @param first {@link Fingerprint#first()}
     * @param second {@link Fingerprint#second()}
     * @param place its number among the records and rejects of the part, from 0
     * @param order where it stands in the log
     * @param tie decides between two of one order
     */
    public void add(long first, long second, int place, long order, long tie) {
        int bucket = (int) (((second >>> Integer.SIZE) * buckets.length) >>> Integer.SIZE);
        int stride = stride(ordered);
        int at = sizes[bucket];
        if (at + stride > buckets[bucket].length) {
            buckets[bucket] = Arrays.copyOf(buckets[bucket], Math.max(FIRST_ENTRIES * stride, 2 * at));
        }
        long[] to = buckets[bucket];
        to[at] = first;
        to[at + 1] = second;
        to[at + 2] = place;
        if (!ordered) {
            to[at + 3] = order;
            to[at + 4] = tie;
        }
        sizes[bucket] = at + stride;
    }

    /** Returns a bucket, as that of a part of this number. */
    public Block block(int bucket, int part) {
        return new Block(part, ordered, Arrays.copyOf(buckets[bucket], sizes[bucket]));
    }

    /** How many buckets there are. */
    public int buckets() {
        return buckets.length;
    }
}
