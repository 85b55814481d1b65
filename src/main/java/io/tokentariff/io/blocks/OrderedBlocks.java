package io.tokentariff.io.blocks;

import io.tokentariff.io.format.LineParser;
import io.tokentariff.io.format.ReadLog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of one input with several threads. Each takes the next block of lines, parses it into a batch, and goes on
 * to the next; whoever finishes the block that is due commits it, and those after it that are ready. So batches are committed
 * in the order of the input, one at a time, and only a few of them are in memory.
 */
public final class OrderedBlocks<B extends UsageBatch> {

    /** How many blocks for each thread may wait for an earlier one. */
    private static final int AHEAD = 4;

    private final LineBlocks blocks;
    private final Supplier<LineParser> parsers;
    private final ReadLog log;
    private final Supplier<B> batches;
    private final Consumer<B> commit;
    private final int window;
    private final Object reading = new Object();
    private boolean ended;
    private long issued;

    // the rest is guarded by this
    private final List<@Nullable Done<B>> waiting = new ArrayList<>();
    private final ArrayDeque<B> spare = new ArrayDeque<>();
    private long committed;
    private boolean committing;
    private @Nullable Throwable failure;

    /** A parsed block, or why it could not be parsed. */
    private record Done<B>(@Nullable B batch, @Nullable Throwable failure) {}

    public OrderedBlocks(
            LineBlocks blocks,
            Supplier<LineParser> parsers,
            ReadLog log,
            int threads,
            Supplier<B> batches,
            Consumer<B> commit) {
        this.blocks = blocks;
        this.parsers = parsers;
        this.log = log;
        this.batches = batches;
        this.commit = commit;
        this.window = AHEAD * threads;
        for (int i = 0; i < window; i++) {
            waiting.add(null);
        }
    }

    /** Parses and commits everything; this thread is one of those that work. */
    public void run(int threads) throws IOException {
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            Thread helper = new Thread(this::work, "tariff-reader-" + i);
            helper.setDaemon(true);
            helpers.add(helper);
            helper.start();
        }
        work();
        for (Thread helper : helpers) {
            join(helper);
        }
        synchronized (this) {
            rethrow(failure);
        }
    }

    private void work() {
        try {
            LineParser parser = parsers.get();
            LineBlock block = new LineBlock();
            for (long turn = next(block); turn >= 0; turn = next(block)) {
                finish(turn, parse(parser, block));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Takes the next block and returns its turn; a negative number at the end. */
    private long next(LineBlock block) {
        synchronized (reading) {
            if (ended || !hasRoom()) {
                return -1;
            }
            try {
                ended = !blocks.next(block);
                return ended ? -1 : issued++;
            } catch (IOException | RuntimeException e) {
                ended = true;
                finish(issued++, new Done<>(null, e));
                return -1;
            }
        }
    }

    private synchronized boolean hasRoom() {
        try {
            while (failure == null && issued - committed >= window) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(new IllegalStateException("Reading was interrupted.", e));
        }
        return failure == null;
    }

    private Done<B> parse(LineParser parser, LineBlock block) {
        B batch = batch();
        try {
            block.parse(parser, log, batch);
            batch.complete();
            return new Done<>(batch, null);
        } catch (RuntimeException | Error e) {
            return new Done<>(null, e);
        }
    }

    private B batch() {
        B free;
        synchronized (this) {
            free = spare.poll();
        }
        return free == null ? batches.get() : free;
    }

    private void finish(long turn, Done<B> done) {
        synchronized (this) {
            waiting.set((int) (turn % window), done);
            if (committing) {
                return;
            }
            committing = true;
        }
        Done<B> due = due();
        while (due != null) {
            commit(due);
            due = due();
        }
    }

    /** The batch whose turn it is; null if it is not there yet, and then nobody commits. */
    private synchronized @Nullable Done<B> due() {
        Done<B> due = failure == null ? waiting.set((int) (committed % window), null) : null;
        committing = due != null;
        return due;
    }

    private void commit(Done<B> due) {
        try {
            rethrow(due.failure());
            B batch = due.batch();
            if (batch != null) {
                commit.accept(batch);
                batch.clear();
                synchronized (this) {
                    spare.push(batch); // the one used last is nearest to the processor
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
        synchronized (this) {
            committed++;
            notifyAll();
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
        notifyAll();
    }

    private static void join(Thread helper) {
        boolean interrupted = false;
        while (helper.isAlive()) {
            try {
                helper.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
