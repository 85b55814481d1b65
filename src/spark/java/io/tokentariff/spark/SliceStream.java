package io.tokentariff.spark;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSDataInputStream;

/** The lines that begin in a range of a file. */
final class SliceStream extends InputStream {

    private final FSDataInputStream in;
    private final long end;
    private final long first;
    private long at;
    private boolean ended;

    /**
     * Opens a range.
     *
     * @param from the first byte; the rest of a line that begins before it is left out
     * @param end where the range ends, exclusive; the line that holds the last byte is read to its end
     */
    SliceStream(FSDataInputStream in, long from, long end) throws IOException {
        this.in = in;
        this.end = end;
        this.at = from;
        if (from > 0) {
            at = from - 1;
            in.seek(at);
            skipLine();
        }
        this.first = at;
        this.ended = at >= end;
    }

    /** Where its first line begins. */
    long first() {
        return first;
    }

    private void skipLine() throws IOException {
        byte[] buffer = new byte[1 << 12];
        while (true) {
            int got = in.read(buffer, 0, buffer.length);
            if (got < 0) {
                return;
            }
            int feed = feed(buffer, 0, got);
            if (feed >= 0) {
                at += feed + 1;
                in.seek(at);
                return;
            }
            at += got;
        }
    }

    private static int feed(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        // up to the byte before the end whatever is there, from then on to the end of a line
        boolean within = at < end - 1;
        int got = in.read(to, offset, within ? (int) Math.min(length, end - 1 - at) : length);
        if (got < 0) {
            ended = true;
            return -1;
        }
        if (!within) {
            int feed = feed(to, offset, offset + got);
            if (feed >= 0) {
                ended = true;
                got = feed + 1 - offset;
            }
        }
        at += got;
        return got;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
