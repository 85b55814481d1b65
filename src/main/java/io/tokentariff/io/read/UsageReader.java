package io.tokentariff.io.read;

import io.tokentariff.io.blocks.LineBlock;
import io.tokentariff.io.blocks.LineBlocks;
import io.tokentariff.io.blocks.OrderedBlocks;
import io.tokentariff.io.blocks.UsageBatch;
import io.tokentariff.io.format.LineFormat;
import io.tokentariff.io.format.LineParser;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads usage files in the order of their lines. Stateless: one reader reads any number of files. */
public final class UsageReader {

    private final @Nullable String formatName;
    private final @Nullable UsageFormat format;
    private final @Nullable Instant assumedTime;
    private final boolean dayOnly;
    private final @Nullable UsageChoice choice;

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
        this(formatName, null, assumedTime, false, null);
    }

    private UsageReader(
            @Nullable String formatName,
            @Nullable UsageFormat format,
            @Nullable Instant assumedTime,
            boolean dayOnly,
            @Nullable UsageChoice choice) {
        this.formatName = formatName;
        this.format = format;
        this.assumedTime = assumedTime;
        this.dayOnly = dayOnly;
        this.choice = choice;
    }

    /** Returns the reader, taking only records that are chosen; rejects are not records. */
    public UsageReader choosing(UsageChoice by) {
        return new UsageReader(formatName, format, assumedTime, dayOnly, by);
    }

    /** Returns the reader, which takes no more than the UTC day of the assumed time: at which hour such usage ran nobody knows. */
    public UsageReader assumingNoHour() {
        return new UsageReader(formatName, format, assumedTime, true, choice);
    }

    /** Returns a reader of a format that is not told by its content, such as one with a map of its columns. */
    public static UsageReader of(UsageFormat format, @Nullable Instant assumedTime) {
        return new UsageReader(null, format, assumedTime, false, null);
    }

    /** Returns a reader that takes the same records and counts anew what it leaves out. */
    public UsageReader again() {
        return choice == null ? this : choosing(choice.again());
    }

    private OpenUsage open(UsageInput input) {
        UsageFormat given = format;
        return given == null
                ? OpenUsage.open(input, formatName, assumedTime)
                : OpenUsage.open(input, head -> given, assumedTime);
    }

    /**
     * Reads an input to its end, with one thread.
     *
     * @throws UsageInputException if it cannot be read to its end or holds no usage at all; what the sink has got of it until
     *     then must not be used
     */
    public ReadSummary read(UsageInput input, UsageSink sink) {
        Counted counted = new Counted(sink);
        try (OpenUsage open = open(input)) {
            UsageFormat its = open.format();
            if (its instanceof LineFormat lines) {
                readLines(open, lines, chosen(counted));
            } else if (its instanceof StreamFormat whole) {
                whole.read(open.stream(), open.log(), chosen(counted));
            }
            return summary(open, counted.records, counted.rejects);
        } catch (IOException e) {
            throw UsageInput.failed(input.name(), e);
        }
    }

    /**
     * Reads an input to its end with several threads, if its format allows it. Batches are filled by them all, and committed
     * one after the other in the order of the file.
     *
     * @param threads how many threads parse, at least 1; this one is one of them
     * @param batches makes a batch
     * @param commit takes a full batch; it is used again afterwards
     * @throws UsageInputException if it cannot be read to its end or holds no usage at all; what was committed of it until
     *     then must not be used
     */
    public <B extends UsageBatch> ReadSummary read(
            UsageInput input, int threads, Supplier<B> batches, Consumer<B> commit) {
        BatchCount count = new BatchCount();
        Consumer<B> counting = batch -> {
            count.add(batch);
            commit.accept(batch);
        };
        try (OpenUsage open = open(input)) {
            UsageFormat its = open.format();
            if (its instanceof LineFormat lines) {
                new OrderedBlocks<>(
                                new LineBlocks(open.stream()),
                                () -> chosen(lines.parser(open.log())),
                                open.log(),
                                threads,
                                batches,
                                counting)
                        .run(threads);
            } else if (its instanceof StreamFormat whole) {
                Batching<B> sink = new Batching<>(batches.get(), counting);
                whole.read(open.stream(), open.log(), chosen(sink));
                sink.flush();
            }
            return summary(open, count.records, count.rejects);
        } catch (IOException e) {
            throw UsageInput.failed(input.name(), e);
        }
    }

    /** Returns an input as a part that these threads read. */
    public UsagePart part(UsageInput input, int threads) {
        UsageReader reader = this;
        return new UsagePart() {
            @Override
            public String name() {
                return input.name();
            }

            @Override
            public long storedBytes() {
                return input.storedBytes();
            }

            @Override
            public <B extends UsageBatch> ReadSummary read(Supplier<B> batches, Consumer<B> commit) {
                return reader.read(input, threads, batches, commit);
            }
        };
    }

    private static void readLines(OpenUsage open, LineFormat format, UsageSink sink) throws IOException {
        LineBlocks blocks = new LineBlocks(open.stream());
        LineParser parser = format.parser(open.log());
        LineBlock block = new LineBlock();
        while (blocks.next(block)) {
            block.parse(parser, open.log(), sink);
        }
    }

    private LineParser chosen(LineParser parser) {
        if (choice == null && !dayOnly) {
            return parser;
        }
        Chosen chosen = new Chosen();
        return (buffer, from, to, line, offset, sink) -> {
            chosen.to = sink;
            parser.parse(buffer, from, to, line, offset, chosen);
        };
    }

    private UsageSink chosen(UsageSink sink) {
        if (choice == null && !dayOnly) {
            return sink;
        }
        Chosen chosen = new Chosen();
        chosen.to = sink;
        return chosen;
    }

    /** Lets through what is chosen. */
    private final class Chosen implements UsageSink {
        private @Nullable UsageSink to;

        private UsageSink sink() {
            return Objects.requireNonNull(to);
        }

        @Override
        public void record(UsageRecord record, long line, long offset) {
            UsageRecord dated = isAssumed(record) ? ofTheDay(record) : record;
            UsageRecord taken = choice == null ? dated : choice.take(dated);
            if (taken != null) {
                sink().record(taken, line, offset);
            }
        }

        @Override
        public void reject(Reject reject) {
            sink().reject(reject);
        }
    }

    @SuppressWarnings(
            "ReferenceEquality") // formats hand on the very object; usage of the same moment is meant otherwise
    private boolean isAssumed(UsageRecord record) {
        return dayOnly && record.at() == assumedTime;
    }

    private static UsageRecord ofTheDay(UsageRecord record) {
        return record.withAt(record.day().atStartOfDay(ZoneOffset.UTC).toInstant())
                .withWithin(UsageRecord.SECONDS_A_DAY);
    }

    private ReadSummary summary(OpenUsage open, long records, long rejects) {
        boolean chosen = choice != null && choice.leftOut() > 0;
        if (records + rejects == 0 && !chosen) {
            throw OpenUsage.empty(open.log().file());
        }
        return new ReadSummary(
                open.format().name(),
                records,
                rejects,
                open.log().notices(),
                open.log().ignoredFields());
    }

    private static final class BatchCount {
        private long records;
        private long rejects;

        private void add(UsageBatch batch) {
            records += batch.records();
            rejects += batch.rejects();
        }
    }

    /** Commits a batch whenever it is full. */
    private static final class Batching<B extends UsageBatch> implements UsageSink {
        private static final int FULL = 1_024;

        private final B batch;
        private final Consumer<B> commit;

        Batching(B batch, Consumer<B> commit) {
            this.batch = batch;
            this.commit = commit;
        }

        @Override
        public void record(UsageRecord record, long line, long offset) {
            batch.record(record, line, offset);
            flushIfFull();
        }

        @Override
        public void reject(Reject reject) {
            batch.reject(reject);
            flushIfFull();
        }

        private void flushIfFull() {
            if (batch.records() + batch.rejects() >= FULL) {
                flush();
            }
        }

        void flush() {
            batch.complete();
            commit.accept(batch);
            batch.clear();
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
