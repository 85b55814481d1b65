package io.tokentariff.io.duplicates;

import java.io.Serializable;
import java.security.SecureRandom;

/**
 * Remembers which ids it has seen, so that a record that comes twice is charged once: in at most 30 bytes a record, or in the
 * 32 MB at most that {@link #expect} makes room for.
 *
 * <p>Of each record 96 bits of a keyed hash of the id and 32 bits of one of the content are kept. Two ids are taken for one
 * with a chance below 10<sup>-11</sup> in 10<sup>9</sup> records; other content for the same with a chance of 1 in 2<sup>32</sup>
 * for each repeated id. The key is random and is told nobody, so that nobody can choose ids that collide.
 *
 * <p>For one thread; {@link Fingerprint}s may be made by others.
 */
public final class DuplicateFilter {

    /** What is known of a record's id. */
    public enum Verdict {
        /** Not seen before. */
        NEW,
        /** Seen with the same content: not charged again. */
        DUPLICATE,
        /** Seen with other content: rejected; the first stays charged. */
        CONFLICT
    }

    private static final int SEGMENTS = 256;
    private static final int SEGMENT_SHIFT = 56;
    private static final int FIRST_CAPACITY = 16;
    private static final int BYTES_A_SLOT = 2 * Long.BYTES;
    private static final long LOW = 0xffff_ffffL;

    /** Room made before it is needed takes at most so many bytes. */
    private static final long MOST_ROOM = 32L << 20;

    /** What a line with an id takes in a usage file, roughly. */
    private static final int BYTES_A_LINE = 192;

    private final long key0;
    private final long key1;
    private final Segment[] segments = new Segment[SEGMENTS];

    /** A secret under which records are compared, where several machines look for one log's duplicates. */
    public record Key(long first, long second) implements Serializable {

        /** Returns a key that nobody knows. */
        public static Key random() {
            SecureRandom random = new SecureRandom();
            return new Key(random.nextLong(), random.nextLong());
        }
    }

    public DuplicateFilter() {
        this(Key.random());
    }

    /** @param key what makes its fingerprints, and those it is given */
    public DuplicateFilter(Key key) {
        this.key0 = key.first();
        this.key1 = key.second();
        for (int i = 0; i < SEGMENTS; i++) {
            // each a little larger than the one before, so that they do not grow all at once
            segments[i] = new Segment((int) (FIRST_CAPACITY * Math.pow(2, (double) i / SEGMENTS)));
        }
    }

    /** Returns a new fingerprint for records that are to be checked here; each thread needs its own. */
    public Fingerprint fingerprint() {
        return new Fingerprint(key0, key1);
    }

    /**
     * Makes room for what an input of that size probably holds, so that the tables need not grow meanwhile. A wrong guess
     * costs time or some memory and nothing else.
     */
    public void expect(long storedBytes) {
        long slots = Math.min(storedBytes / BYTES_A_LINE * 5 / 4, MOST_ROOM / BYTES_A_SLOT) / SEGMENTS;
        for (Segment segment : segments) {
            if (segment.size == 0 && segment.capacity < slots) {
                segment.resize((int) slots);
            }
        }
    }

    /**
     * Decides about a record and remembers it if it is new.
     *
     * @param first {@link Fingerprint#first()}
     * @param second {@link Fingerprint#second()}
     */
    public Verdict check(long first, long second) {
        long used = first == 0 ? 1 : first;
        return segments[(int) (used >>> SEGMENT_SHIFT)].check(used, second);
    }

    /**
     * Reads the places at which the records will be looked for, and decides nothing: done for many records before they are
     * checked, the processor fetches all these places at once, instead of waiting for each.
     *
     * @param prints {@link Fingerprint#first()} and {@link Fingerprint#second()} of each record
     * @param count how many records
     * @return a number without a meaning, so that the reading is not left out
     */
    public long lookAhead(long[] prints, int count) {
        long read = 0;
        for (int i = 0; i < count; i++) {
            long first = prints[2 * i];
            Segment segment = segments[(int) (first >>> SEGMENT_SHIFT)];
            read += segment.table[2 * segment.slot(first)];
        }
        return read;
    }

    /** How many ids are remembered. */
    public long size() {
        long sum = 0;
        for (Segment segment : segments) {
            sum += segment.size;
        }
        return sum;
    }

    /** How many bytes the tables take. */
    long bytes() {
        long sum = 0;
        for (Segment segment : segments) {
            sum += (long) segment.table.length * Long.BYTES;
        }
        return sum;
    }

    /** Open addressing with linear probing; doubles when four fifths are used, so that 40 % are used at least, 55 % on average. */
    private static final class Segment {
        private long[] table;
        private int capacity;
        private int size;

        Segment(int capacity) {
            this.capacity = capacity;
            this.table = new long[2 * capacity];
        }

        Verdict check(long first, long second) {
            int slot = slot(first);
            while (table[2 * slot] != 0) {
                long other = table[2 * slot + 1];
                if (table[2 * slot] == first && (other ^ second) >>> 32 == 0) {
                    return other == second ? Verdict.DUPLICATE : Verdict.CONFLICT;
                }
                slot = slot + 1 == capacity ? 0 : slot + 1;
            }
            put(slot, first, second);
            size++;
            if (5L * size > 4L * capacity) {
                resize(2 * capacity);
            }
            return Verdict.NEW;
        }

        private int slot(long first) {
            return (int) (((first & LOW) * capacity) >>> 32);
        }

        private void put(int slot, long first, long second) {
            table[2 * slot] = first;
            table[2 * slot + 1] = second;
        }

        private void resize(int newCapacity) {
            long[] old = table;
            capacity = newCapacity;
            table = new long[2 * capacity];
            for (int i = 0; i < old.length; i += 2) {
                if (old[i] != 0) {
                    int slot = slot(old[i]);
                    while (table[2 * slot] != 0) {
                        slot = slot + 1 == capacity ? 0 : slot + 1;
                    }
                    put(slot, old[i], old[i + 1]);
                }
            }
        }
    }
}
