package io.tokentariff.io.read;

import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads usage files with one thread, in the order of their lines. Stateless: one reader reads any number of files. */
public final class UsageReader {

    private final @Nullable String formatName;
    private final @Nullable Instant assumedTime;

    /** Returns a reader that tells the format of each input by its content. */
    public UsageReader() {
        this(null);
    }

    /** @param formatName the format of all inputs, one of {@link UsageFormats#names}; null to tell it by their content */
    public UsageReader(@Nullable String formatName) {
        this(formatName, null);
    }

    /**
     * @param formatName the format of all inputs, one of {@link UsageFormats#names}; null to tell it by their content
     * @param assumedTime when responses ran whose lines do not say so, with a notice {@code assumed-time}; null to reject
     *     such lines. Native records must say it in any case
     */
    public UsageReader(@Nullable String formatName, @Nullable Instant assumedTime) {
        this.formatName = formatName;
        this.assumedTime = assumedTime;
    }

    /**
     * Reads an input to its end.
     *
     * @throws UsageInputException if it cannot be read to its end or holds no usage at all; what the sink has got of it until
     *     then must not be used
     */
    public ReadSummary read(UsageInput input, UsageSink sink) {
        Counted counted = new Counted(sink);
        try (OpenUsage open = OpenUsage.open(input, formatName, assumedTime)) {
            UsageFormat format = open.format();
            if (format instanceof LineFormat lines) {
                readLines(open, lines, counted);
            } else if (format instanceof StreamFormat whole) {
                whole.read(open.stream(), open.log(), counted);
            }
            if (counted.records + counted.rejects == 0) {
                throw OpenUsage.empty(input.name());
            }
            return new ReadSummary(
                    format.name(),
                    counted.records,
                    counted.rejects,
                    open.log().notices(),
                    open.log().ignoredFields());
        } catch (IOException e) {
            throw UsageInput.failed(input.name(), e);
        }
    }

    private static void readLines(OpenUsage open, LineFormat format, UsageSink sink) throws IOException {
        LineBlocks blocks = new LineBlocks(open.stream());
        LineParser parser = format.parser(open.log());
        LineBlock block = new LineBlock();
        while (blocks.next(block)) {
            block.parse(parser, open.log(), sink);
        }
    }

    private static final class Counted implements UsageSink {
        private final UsageSink sink;
        private long records;
        private long rejects;

        Counted(UsageSink sink) {
            this.sink = sink;
        }

        @Override
        public void record(UsageRecord record, long line, long offset) {
            records++;
            sink.record(record, line, offset);
        }

        @Override
        public void reject(Reject reject) {
            rejects++;
            sink.reject(reject);
        }
    }
}
