package io.tokentariff.io.format.openai;

import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives batch lines without a time ({@link #UNKNOWN}) the time of the nearest line before them, else after them. */
final class BatchTimes implements UsageSink {

    /** Stands for no time; also what remains if no line has one and none is assumed. */
    static final Instant UNKNOWN = Instant.EPOCH;

    /** How many lines without a time wait for the first one that has one. */
    static final int MOST_WAITING = 65_536;

    private record Waiting(UsageRecord record, long line, long offset) {}

    private final UsageSink sink;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Instant fallback;
    private @Nullable Instant last;

    /** @param assumed what remains if no line has a time; null for {@link #UNKNOWN} */
    BatchTimes(UsageSink sink, @Nullable Instant assumed) {
        this.sink = sink;
        this.fallback = assumed == null ? UNKNOWN : assumed;
    }

    @Override
    public void record(UsageRecord record, long line, long offset) {
        if (!record.at().equals(UNKNOWN)) {
            last = record.at();
            flush(last);
            sink.record(record, line, offset);
        } else if (last != null) {
            sink.record(record.withAt(last), line, offset);
        } else {
            waiting.add(new Waiting(record, line, offset));
            if (waiting.size() > MOST_WAITING) {
                end();
            }
        }
    }

    @Override
    public void reject(Reject reject) {
        sink.reject(reject);
    }

    /** Hands out what still waits. */
    void end() {
        flush(fallback);
    }

    private void flush(Instant at) {
        waiting.forEach(w -> sink.record(w.record().withAt(at), w.line(), w.offset()));
        waiting.clear();
    }
}
