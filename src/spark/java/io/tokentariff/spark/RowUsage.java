package io.tokentariff.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tokentariff.io.PartRun;
import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsagePart;
import io.tokentariff.usage.UsageRecord;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a dataset, whose last column but one is the usage as JSON and whose last is where the row stands in its log, or null. The
 * JSON is read as a line of a file is.
 */
final class RowUsage implements LogPart {

    /** Breaks ties between records of one id and time; no secret, as nothing but the order hangs on it. */
    private static final DuplicateFilter.Key TIES = new DuplicateFilter.Key(1, 2);

    private final int number;
    private final Iterator<Row> rows;
    private final UsageSpec spec;
    private final boolean keepRows;
    private final ArrayDeque<Object> ahead = new ArrayDeque<>();
    private long line;

    /**
     * @param number the number of the partition
     * @param keepRows whether {@link #row} is asked for; else the places of rows are kept
     */
    RowUsage(int number, Iterator<Row> rows, UsageSpec spec, boolean keepRows) {
        this.number = number;
        this.rows = rows;
        this.spec = spec;
        this.keepRows = keepRows;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean isEmpty() {
        return !rows.hasNext();
    }

    /** Returns the row of a line; lines are asked for in their order, and those left out are told. */
    Row row(long of, java.util.function.Consumer<Row> leftOut) {
        while (line + 1 < of) {
            line++;
            leftOut.accept((Row) ahead.remove());
        }
        line++;
        return (Row) ahead.remove();
    }

    /** Tells of the rows that were not asked for. */
    void rest(java.util.function.Consumer<Row> leftOut) {
        ahead.forEach(row -> leftOut.accept((Row) row));
        ahead.clear();
    }

    @Override
    public PartRun.Order order() {
        Fingerprint ties = new DuplicateFilter(TIES).fingerprint();
        return new PartRun.Order() {
            private boolean said;

            @Override
            public long order(UsageRecord record, long of) {
                Long place = place(of);
                said = place != null;
                return place != null ? place : ChronoUnit.MICROS.between(Instant.EPOCH, record.at());
            }

            @Override
            public long tie(UsageRecord record) {
                return !said && ties.of(record) ? ties.second() : 0;
            }
        };
    }

    private @Nullable Long place(long of) {
        if (keepRows) {
            return null;
        }
        while (line + 1 < of) {
            line++;
            ahead.remove();
        }
        line++;
        Object place = ahead.remove();
        return place instanceof Long said ? said : null;
    }

    @Override
    public Opened open() {
        UsagePart usage = spec.reader().part(UsageInput.of("usage", new JsonLines()), 1);
        return new Opened() {
            @Override
            public UsagePart usage() {
                return usage;
            }

            @Override
            public long lines() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    /** The rows as lines. */
    private final class JsonLines extends InputStream {

        private byte[] current = new byte[0];
        private int at;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (at == current.length && !next()) {
                return -1;
            }
            int filled = 0;
            while (filled < length && (at < current.length || next())) {
                int some = Math.min(length - filled, current.length - at);
                System.arraycopy(current, at, to, offset + filled, some);
                at += some;
                filled += some;
            }
            return filled;
        }

        private boolean next() {
            if (!rows.hasNext()) {
                return false;
            }
            Row row = rows.next();
            int last = row.length() - 1;
            ahead.add(keepRows ? row : Objects.requireNonNullElse(row.get(last), ""));
            current = (row.getString(last - 1) + "\n").getBytes(UTF_8);
            at = 0;
            return true;
        }
    }
}
