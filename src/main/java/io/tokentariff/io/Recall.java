package io.tokentariff.io;

import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.DuplicateFilter.Verdict;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.duplicates.LastSeen;
import org.jspecify.annotations.Nullable;

/** How a run knows of a record whether another one with its id came before. Not thread-safe, but for {@link #fingerprint}. */
interface Recall {

    /** Nothing is compared. */
    Recall NOTHING = new Recall() {};

    /** Makes room for a part of about that many bytes. */
    default void expect(long storedBytes) {}

    /** Returns what makes the fingerprints of records for one thread; null where none are needed before {@link #verdict}. */
    default @Nullable Fingerprint fingerprint() {
        return null;
    }

    /** Told of a batch before its records are asked about. */
    default void begin(RecordBatch batch) {}

    /** Decides about a record of the batch; asked once for each record, in the order of the input. */
    default Verdict verdict(RecordBatch batch, int i) {
        return Verdict.NEW;
    }

    /** Whether a duplicate is so because a later record has its id. */
    default boolean takesLast() {
        return false;
    }

    /** The first record with an id is charged. */
    static Recall first(DuplicateFilter filter) {
        return new First(filter);
    }

    /** The last record with an id is charged. */
    static Recall last(DuplicateFilter filter, LastSeen seen) {
        return new Last(filter, seen);
    }

    /** See {@link #first}. */
    final class First implements Recall {

        private final DuplicateFilter filter;

        /** Kept, so that looking ahead is not optimised away. */
        @SuppressWarnings("unused")
        private volatile long lookedAhead;

        private First(DuplicateFilter filter) {
            this.filter = filter;
        }

        @Override
        public void expect(long storedBytes) {
            filter.expect(storedBytes);
        }

        @Override
        public Fingerprint fingerprint() {
            return filter.fingerprint();
        }

        @Override
        public void begin(RecordBatch batch) {
            lookedAhead = batch.lookAhead(filter);
        }

        @Override
        public Verdict verdict(RecordBatch batch, int i) {
            return batch.identified(i) ? filter.check(batch.first(i), batch.second(i)) : Verdict.NEW;
        }
    }

    /** See {@link #last}. */
    final class Last implements Recall {

        private final DuplicateFilter keys;
        private final LastSeen seen;
        private long places;

        private Last(DuplicateFilter keys, LastSeen seen) {
            this.keys = keys;
            this.seen = seen;
        }

        @Override
        public Fingerprint fingerprint() {
            return keys.fingerprint();
        }

        @Override
        public Verdict verdict(RecordBatch batch, int i) {
            return !batch.identified(i) || seen.isLast(batch.first(i), batch.second(i), places++)
                    ? Verdict.NEW
                    : Verdict.DUPLICATE;
        }

        @Override
        public boolean takesLast() {
            return true;
        }
    }
}
