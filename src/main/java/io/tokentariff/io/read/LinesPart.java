package io.tokentariff.io.read;

import io.tokentariff.io.blocks.LineBlocks;
import io.tokentariff.io.blocks.OrderedBlocks;
import io.tokentariff.io.blocks.UsageBatch;
import io.tokentariff.io.format.LineFormat;
import io.tokentariff.io.format.ReadLog;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some whole lines of an input whose lines stand for themselves, so that its parts can be read on several machines. Lines are numbered from
 * 1 in each part; offsets are those of the input. Read once.
 */
public final class LinesPart implements UsagePart {

    private final String name;
    private final InputStream lines;
    private final long offset;
    private final LineFormat format;
    private final @Nullable Instant assumedTime;
    private long count;

    /**
     * @param name that of the input
     * @param lines the bytes of the lines
     * @param offset where they begin in the input
     * @param assumedTime when usage ran that does not say so; null to reject such usage
     */
    public LinesPart(String name, InputStream lines, long offset, LineFormat format, @Nullable Instant assumedTime) {
        this.name = name;
        this.lines = lines;
        this.offset = offset;
        this.format = format;
        this.assumedTime = assumedTime;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long storedBytes() {
        return 0;
    }

    @Override
    public <B extends UsageBatch> ReadSummary read(Supplier<B> batches, Consumer<B> commit) {
        ReadLog log = new ReadLog(name, assumedTime);
        AtomicLong records = new AtomicLong();
        AtomicLong rejects = new AtomicLong();
        LineBlocks blocks = new LineBlocks(lines, offset);
        try {
            new OrderedBlocks<>(blocks, () -> format.parser(log), log, 1, batches, (B batch) -> {
                        records.addAndGet(batch.records());
                        rejects.addAndGet(batch.rejects());
                        commit.accept(batch);
                    })
                    .run(1);
        } catch (IOException e) {
            throw UsageInput.failed(name, e);
        }
        count = blocks.lines();
        return new ReadSummary(format.name(), records.get(), rejects.get(), log.notices(), log.ignoredFields());
    }

    /** How many lines there were; known once they are read. */
    public long count() {
        return count;
    }
}
