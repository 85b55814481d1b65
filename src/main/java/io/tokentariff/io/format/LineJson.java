package io.tokentariff.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One Jackson parser for all lines of a thread: making a parser for each line would cost as much as reading it. The parser
 * reads from a stream that holds one line at a time. After a fault {@link #abandon} is due; the next line then
 * gets a new parser.
 */
final class LineJson {

    /** Shows the parser plain ASCII first, so that it never takes a line for UTF-16. */
    private static final byte[] PRIMER = {' ', ' ', ' ', ' '};

    private final JsonFactory factory;
    private final Line line = new Line();
    private final Blanks blanks = new Blanks();
    private @Nullable JsonParser parser;

    LineJson(JsonFactory factory) {
        this.factory = factory;
    }

    /** Returns the parser, before the first token of the line. */
    JsonParser begin(byte[] buffer, int from, int to) throws IOException {
        JsonParser current = parser;
        if (current == null) {
            line.set(PRIMER, 0, PRIMER.length);
            current = factory.createParser(line);
            parser = current;
        }
        line.set(buffer, from, to);
        return current;
    }

    /** Whether only blanks follow what was parsed; the line is then done with. */
    boolean atEnd() throws IOException {
        blanks.only = true;
        if (parser != null) {
            parser.releaseBuffered(blanks);
        }
        blanks.write(line.buffer, line.position, line.limit - line.position);
        line.position = line.limit;
        return blanks.only;
    }

    /** Forgets the parser, which stands somewhere inside a line. */
    void abandon() {
        parser = null;
    }

    private static final class Line extends InputStream {
        private byte[] buffer = PRIMER;
        private int position;
        private int limit;

        private void set(byte[] bytes, int from, int to) {
            buffer = bytes;
            position = from;
            limit = to;
        }

        @Override
        public int read() {
            return position == limit ? -1 : buffer[position++] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int count = Math.min(length, limit - position);
            if (count == 0) {
                return -1;
            }
            System.arraycopy(buffer, position, target, from, count);
            position += count;
            return count;
        }
    }

    private static final class Blanks extends OutputStream {
        private boolean only;

        @Override
        public void write(int b) {
            only &= b == ' ' || b == '\t' || b == '\r';
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
