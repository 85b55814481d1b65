package io.tokentariff.io.read;

import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.native_.NativeJsonFormat;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.UsageRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One native usage record as JSON, outside of any file; its fields are those of {@link NativeJsonFormat}. */
public final class UsageJson {

    private UsageJson() {}

    /**
     * Returns the record.
     *
     * @throws InvalidUsageException if the text is no usage record; what a line of a file would be rejected for
     */
    public static UsageRecord read(String json) {
        byte[] bytes = json.strip().getBytes(StandardCharsets.UTF_8);
        One one = new One();
        new NativeJsonFormat().parser(new ReadLog("", null)).parse(bytes, 0, bytes.length, 1, 0, one);
        if (one.record == null) {
            throw new InvalidUsageException("bad-json", "The text holds no usage record.");
        }
        return one.record;
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
