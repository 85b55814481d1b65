package io.tokentariff.io.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Knows what the parser has taken of the stream; the parser's own lines miss those inside a broken text. */
final class LastChunk extends InputStream {
    private final InputStream in;
    byte[] chunk = new byte[0];
    long bytes;
    long lines;
    int last;
    int kept;
    private boolean beginsLine = true;

    LastChunk(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("the parser reads chunks");
    }

    /** Fills the target as far as it can, so that the parser never holds more than one chunk. */
    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int got = in.readNBytes(target, from, length);
        if (got == 0) {
            return -1;
        }
        beginsLine = chunk.length == 0 ? beginsLine : chunk[chunk.length - 1] == '\n';
        chunk = Arrays.copyOfRange(target, from, from + got);
        kept = got;
        add(0, got, 1);
        return got;
    }

    /** Takes back the bytes at the end of the chunk that the parser did not come to. */
    void unread(int count) {
        int before = kept;
        kept = chunk.length - count;
        add(kept, before, -1);
        last = kept > 0 ? chunk[kept - 1] : 0;
    }

    /** Returns where in what was taken of the chunk an object begins on a line of its own, after that place; -1 for nowhere. */
    int rowAfter(long place, int indent) {
        int blanks = beginsLine ? 0 : -1;
        for (int i = 0; i < kept; i++) {
            byte b = chunk[i];
            if (b == '{' && blanks == indent && i > place) {
                return i;
            }
            blanks = b == '\n' ? 0 : blanks >= 0 && (b == ' ' || b == '\t') ? blanks + 1 : -1;
        }
        return -1;
    }

    /** How many blanks are on the last line that was taken of the chunk; -1 if there is something else. */
    int blanksOfLine() {
        int blanks = beginsLine ? 0 : -1;
        for (int i = 0; i < kept; i++) {
            byte b = chunk[i];
            blanks = b == '\n' ? 0 : blanks >= 0 && (b == ' ' || b == '\t') ? blanks + 1 : -1;
        }
        return blanks;
    }

    private void add(int from, int to, int sign) {
        bytes += (long) sign * (to - from);
        for (int i = from; i < to; i++) {
            lines += chunk[i] == '\n' ? sign : 0;
        }
    }
}
