package io.tokentariff.io.read;

import io.tokentariff.io.blocks.LineBlocks;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.LineFormat;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.UsageFormat;
import io.tokentariff.problem.UsageInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A usage file that is open and of known format. Where the {@link #format} is a {@link LineFormat}, several threads may
 * parse it: one takes blocks from {@link LineBlocks} over {@link #stream}, each has a parser of its own from
 * {@code format.parser(log)}. {@link UsageReader} does it with one thread.
 */
public final class OpenUsage implements AutoCloseable {

    private final UsageFormat format;
    private final InputStream stream;
    private final ReadLog log;

    private OpenUsage(UsageFormat format, InputStream stream, ReadLog log) {
        this.format = format;
        this.stream = stream;
        this.log = log;
    }

    /**
     * Opens an input.
     *
     * @param formatName the name of its format, or null to tell it by its content
     * @param assumedTime when usage ran that does not say so; null to reject such usage
     * @throws UsageInputException if it cannot be opened, is empty, or is of no known format
     */
    public static OpenUsage open(UsageInput input, @Nullable String formatName, @Nullable Instant assumedTime) {
        return open(
                input,
                head -> formatName == null
                        ? UsageFormats.detect(input.name(), head)
                        : UsageFormats.byName(formatName, head),
                assumedTime);
    }

    /** The same; the format is what the function makes of the beginning of the input. */
    static OpenUsage open(UsageInput input, Function<HeadSample, UsageFormat> formatOf, @Nullable Instant assumedTime) {
        BufferedInputStream stream = new BufferedInputStream(input.open(), HeadSample.SIZE);
        try {
            HeadSample head = HeadSample.peek(stream);
            if (head.isBlank()) {
                throw empty(input.name());
            }
            return new OpenUsage(formatOf.apply(head), stream, new ReadLog(input.name(), assumedTime));
        } catch (IOException e) {
            close(stream);
            throw UsageInput.failed(input.name(), e);
        } catch (UsageInputException e) {
            close(stream);
            throw e;
        }
    }

    public UsageFormat format() {
        return format;
    }

    /** The unpacked bytes from their beginning. */
    public InputStream stream() {
        return stream;
    }

    public ReadLog log() {
        return log;
    }

    /** Returns the exception for an input without a single record or reject. */
    static UsageInputException empty(String name) {
        return new UsageInputException(
                "no-usage", "%s holds no usage at all; check that it is the right file.".formatted(name));
    }

    @Override
    public void close() {
        close(stream);
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
