package io.tokentariff.io.blocks;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream in a thread of its own, a few buffers ahead of who takes the bytes: for streams that work for them, as
 * unpacking does. What that thread meets with is thrown where the bytes would have come.
 */
final class ReadAhead extends InputStream {

    private static final int BUFFER = 1 << 18;
    private static final int BUFFERS = 4;
    private static final int PATIENCE_MILLIS = 1_000;

    private static final class Chunk {
        private final byte[] bytes;
        private final int length;
        private final @Nullable Exception failure;

        /** @param length how many bytes there are, -1 at the end */
        private Chunk(byte[] bytes, int length, @Nullable Exception failure) {
            this.bytes = bytes;
            this.length = length;
            this.failure = failure;
        }
    }

    private static final Chunk END = new Chunk(new byte[0], -1, null);

    private final InputStream in;
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS + 2);
    private final Thread reader;
    private Chunk current = new Chunk(new byte[0], 0, null);
    private int position;

    ReadAhead(InputStream in) {
        this.in = in;
        this.reader = new Thread(this::readAll, "tariff-unpacker");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public int read() throws IOException {
        return advance() ? current.bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current.bytes, position, target, from, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        try {
            reader.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!reader.isAlive()) { // else it waits for bytes that may never come, and ends with the program
            in.close();
        }
    }

    /** Whether there is a byte at the position; takes the next chunk if need be. */
    private boolean advance() throws IOException {
        while (position >= current.length && current.length >= 0) {
            if (current.bytes.length == BUFFER) {
                free.offer(current.bytes);
            }
            try {
                current = full.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            position = 0;
            Exception failure = current.failure;
            if (failure instanceof IOException io) {
                throw io;
            }
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
        }
        return current.length > 0;
    }

    private void readAll() {
        try {
            Exception failure = fill();
            full.put(failure == null ? END : new Chunk(new byte[0], 0, failure));
        } catch (InterruptedException e) {
            // closed before its end
        }
    }

    /** Reads to the end; returns what went wrong. */
    private @Nullable Exception fill() throws InterruptedException {
        try {
            while (true) {
                byte[] buffer = free.poll();
                byte[] bytes = buffer == null ? new byte[BUFFER] : buffer;
                int length = in.readNBytes(bytes, 0, BUFFER);
                if (length == 0) {
                    return null;
                }
                full.put(new Chunk(bytes, length, null));
            }
        } catch (IOException | RuntimeException e) {
            return e;
        }
    }
}
