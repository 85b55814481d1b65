package io.tokentariff.io.blocks;

import io.tokentariff.io.format.LineParser;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.usage.UsageRecord;

/**
 * Some whole lines of an input, for one parser. Filled by {@link LineBlocks#next}, reused by its owner.
 */
public final class LineBlock {

    /** The longest line that is read. */
    public static final int LONGEST_LINE = 1 << 20;

    private static final int FIRST_SIZE = 1 << 17;

    public byte[] buffer = new byte[FIRST_SIZE];
    public int length;
    public long firstLine;
    public long offset;
    public boolean tooLong;
    public boolean torn;

    /** How many bytes of lines it holds. */
    public int length() {
        return length;
    }

    /** The number of its first line, from 1. */
    public long firstLine() {
        return firstLine;
    }

    /** Gives each line that is not blank to the parser. */
    public void parse(LineParser parser, ReadLog log, UsageSink sink) {
        if (tooLong) {
            sink.reject(tooLong(log, firstLine, 0, length));
            return;
        }
        long line = firstLine;
        int from = 0;
        while (from < length) {
            int feed = from;
            while (feed < length && buffer[feed] != '\n') {
                feed++;
            }
            int end = feed > from && buffer[feed - 1] == '\r' ? feed - 1 : feed;
            if (end - from > LONGEST_LINE) {
                parseLong(parser, log, line, from, end, torn && feed == length ? tornSink(log, sink) : sink);
            } else if (!isBlank(from, end)) {
                boolean last = torn && feed == length;
                parser.parse(buffer, from, end, line, offset + from, last ? tornSink(log, sink) : sink);
            }
            from = feed + 1;
            line++;
        }
    }

    private void parseLong(LineParser parser, ReadLog log, long line, int from, int end, UsageSink sink) {
        LongLine left = new LongLine();
        left.take(buffer, from, end);
        if (left.fits()) {
            byte[] bytes = left.bytes();
            parser.parse(bytes, 0, bytes.length, line, offset + from, sink);
        } else {
            sink.reject(tooLong(log, line, from, end));
        }
    }

    private Reject tooLong(ReadLog log, long line, int from, int end) {
        return new Reject(
                log.file(),
                line,
                offset + from,
                "line-too-long",
                "The line is longer than %s bytes; it was skipped.".formatted(LONGEST_LINE),
                Reject.excerpt(buffer, from, end));
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The last line has no line feed: the file may have been cut short. */
    private static UsageSink tornSink(ReadLog log, UsageSink sink) {
        return new UsageSink() {
            @Override
            public void record(UsageRecord record, long line, long offset) {
                log.notice(
                        "no-line-feed-at-end",
                        "The last line of %s does not end with a line feed; it was read, but the file may have been cut short."
                                .formatted(log.file()));
                sink.record(record, line, offset);
            }

            @Override
            public void reject(Reject reject) {
                sink.reject(
                        switch (reject.code()) {
                            case "bad-json", "bad-utf8", "bad-csv", "wrong-field-count" ->
                                reject.withCode(
                                        "torn-last-line",
                                        "The last line does not end with a line feed and cannot be read: the file was cut short. "
                                                + reject.message());
                            default -> reject;
                        });
            }
        };
    }
}
