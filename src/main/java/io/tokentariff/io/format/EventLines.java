package io.tokentariff.io.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Turns server-sent events into the JSON documents they carry: of a line {@code data: {…}} the document is left, what comes of any other
 * field ({@code event:}, {@code id:}, {@code retry:}, a comment) or {@code data: [DONE]} becomes blanks. Nothing moves: each byte of a
 * document stays in its line and at its place. One event over several {@code data:} lines is one document; text that has no events is
 * left as it is.
 */
public final class EventLines extends InputStream {

    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
    private static final byte[][] OTHERS = {
        {'e', 'v', 'e', 'n', 't', ':'}, {'i', 'd', ':'}, {'r', 'e', 't', 'r', 'y', ':'}, {':'}
    };

    /** How much of a line decides what it is: {@code data: [D}. */
    private static final int TELLING = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private boolean ended;
    private boolean lineBegins = true;
    private boolean blanks;

    public EventLines(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        int written = 0;
        while (written < length && fill()) {
            if (lineBegins) {
                begin();
            }
            while (written < length && from < to && !lineBegins) {
                byte next = buffer[from++];
                lineBegins = next == '\n';
                target[at + written++] = blanks && !lineBegins ? (byte) ' ' : next;
            }
        }
        return written == 0 && length > 0 ? -1 : written;
    }

    /** Reads on where too little is there to tell a line by; false at the end. */
    private boolean fill() throws IOException {
        while (!ended && to - from < TELLING) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            int got = in.read(buffer, to, buffer.length - to);
            ended = got < 0;
            to += Math.max(0, got);
        }
        return from < to;
    }

    private void begin() {
        lineBegins = false;
        blanks = false;
        if (has(from, DATA)) {
            int value = from + DATA.length;
            while (value < to && (buffer[value] == ' ' || buffer[value] == '\t')) {
                value++;
            }
            blanks = value + 1 < to && buffer[value] == '[' && buffer[value + 1] == 'D';
            for (int i = from; i < from + DATA.length; i++) {
                buffer[i] = ' ';
            }
            return;
        }
        for (byte[] other : OTHERS) {
            blanks |= has(from, other);
        }
    }

    private boolean has(int at, byte[] text) {
        if (at + text.length > to) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (buffer[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
