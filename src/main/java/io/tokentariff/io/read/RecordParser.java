package io.tokentariff.io.read;

import io.tokentariff.io.format.LineParser;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.native_.NativeJsonFormat;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.UsageRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads single native usage records as JSON, outside of any file, some hundreds of nanoseconds each: for services that price one request at
 * a time. Keep one a thread; not thread-safe. The fields are those of {@link NativeJsonFormat}.
 */
public final class RecordParser {

    private final One one = new One();
    private final LineParser parser = new NativeJsonFormat().parser(new ReadLog("", null));

    /**
     * Returns the record.
     *
     * @throws InvalidUsageException if the text is no usage record; what a line of a file would be rejected for
     */
    public UsageRecord parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the record written as JSON in UTF-8; see {@link #parse(String)}. */
    public UsageRecord parse(byte[] json) {
        int from = 0;
        int to = json.length;
        while (from < to && isBlank(json[from])) {
            from++;
        }
        while (to > from && isBlank(json[to - 1])) {
            to--;
        }
        one.record = null;
        parser.parse(json, from, to, 1, 0, one);
        UsageRecord read = one.record;
        if (read == null) {
            throw new InvalidUsageException("bad-json", "The text holds no usage record.");
        }
        return read;
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\t' || each == '\r' || each == '\n';
    }

    private static final class One implements UsageSink {

        private @Nullable UsageRecord record;

        @Override
        public void record(UsageRecord read, long line, long offset) {
            record = read;
        }

        @Override
        public void reject(Reject reject) {
            throw new InvalidUsageException(reject.code(), reject.message());
        }
    }
}
