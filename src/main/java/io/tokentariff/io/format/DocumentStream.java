package io.tokentariff.io.format;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.problem.InvalidUsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of JSON objects, one a line or spread over several lines, or in lists, however large each is. Where one is no JSON, its rest is
 * rejected and reading goes on at the next line that begins with an opening brace: the next object, as inner braces are
 * indented.
 */
public final class DocumentStream {

    /** Reads one object, whose opening brace is the current token, to its closing brace. */
    @FunctionalInterface
    public interface Reader {
        void read(JsonParser parser, DocumentStream at) throws IOException;
    }

    /** More than a parser takes at once: what it gives back fits. */
    private static final int MOST_BUFFERED = 1 << 16;

    private final ReadLog log;
    private final UsageSink sink;
    private final PushbackInputStream rest;
    private final boolean indented;
    private long linesBefore;
    private long bytesBefore;
    private @Nullable JsonParser current;

    public DocumentStream(InputStream in, ReadLog log, UsageSink sink) {
        this(in, log, sink, false);
    }

    /** @param indented whether objects may begin after blanks, as in {@link EventLines} */
    public DocumentStream(InputStream in, ReadLog log, UsageSink sink, boolean indented) {
        this.indented = indented;
        this.rest = new PushbackInputStream(in, MOST_BUFFERED);
        this.log = log;
        this.sink = sink;
    }

    /** Reads all objects. */
    public void read(Reader reader) throws IOException {
        boolean more = true;
        while (more) {
            LastChunk source = new LastChunk(rest);
            JsonParser parser = JsonFaults.NO_DUPLICATES.createParser(source);
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            current = parser;
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                        continue;
                    }
                    if (token != JsonToken.START_OBJECT) {
                        throw new JsonParseException(parser, "Not a JSON object");
                    }
                    reader.read(parser, this);
                }
                more = false;
            } catch (JsonProcessingException e) {
                reject(JsonFaults.code(e), JsonFaults.message(e) + " Its rest was not read.", "");
                more = skipToNext(parser, source);
            }
        }
    }

    /** The line of the current token. */
    public long line() {
        return linesBefore + parser().currentTokenLocation().getLineNr();
    }

    /** The byte at which the current token begins. */
    public long offset() {
        return bytesBefore + Math.max(0, parser().currentTokenLocation().getByteOffset());
    }

    public void reject(String code, String message, String text) {
        sink.reject(new Reject(log.file(), line(), offset(), code, message, text));
    }

    public void reject(InvalidUsageException fault, long line, long offset, String text) {
        sink.reject(new Reject(log.file(), line, offset, fault.code(), String.valueOf(fault.getMessage()), text));
    }

    private JsonParser parser() {
        if (current == null) {
            throw new IllegalStateException("nothing is read");
        }
        return current;
    }

    /** Skips to the next line that begins with an opening brace; false if there is none. */
    private boolean skipToNext(JsonParser parser, LastChunk source) throws IOException {
        ByteArrayOutputStream buffered = new ByteArrayOutputStream();
        parser.releaseBuffered(buffered);
        source.unread(buffered.size());
        linesBefore += source.lines;
        bytesBefore += source.bytes;
        rest.unread(buffered.toByteArray());
        int before = source.last;
        for (int b = rest.read(); b >= 0; b = rest.read()) {
            if (b == '{' && before == '\n') {
                rest.unread(b);
                return true;
            }
            bytesBefore++;
            linesBefore += b == '\n' ? 1 : 0;
            before = indented && before == '\n' && b == ' ' ? before : b;
        }
        return false;
    }

    /** Knows what the parser has taken of the stream; the parser's own lines miss those inside a broken text. */
    private static final class LastChunk extends InputStream {
        private final InputStream in;
        private byte[] chunk = new byte[0];
        private long bytes;
        private long lines;
        private int last;

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
            chunk = Arrays.copyOfRange(target, from, from + got);
            add(0, got, 1);
            return got;
        }

        /** Takes back the bytes at the end of the chunk that the parser did not come to. */
        void unread(int count) {
            int kept = chunk.length - count;
            add(kept, chunk.length, -1);
            last = kept > 0 ? chunk[kept - 1] : 0;
        }

        private void add(int from, int to, int sign) {
            bytes += (long) sign * (to - from);
            for (int i = from; i < to; i++) {
                lines += chunk[i] == '\n' ? sign : 0;
            }
        }
    }
}
