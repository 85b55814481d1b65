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
    private final boolean rows;
    private long linesBefore;
    private long bytesBefore;
    private long began = -1;
    private int indent;
    private boolean inList;
    private boolean resumed;
    private @Nullable JsonParser current;

    public DocumentStream(InputStream in, ReadLog log, UsageSink sink) {
        this(in, log, sink, false);
    }

    /**
     * Returns one for objects each of which is a row: the reader looks after duplicate fields itself, something else among them costs
     * nothing but itself, and after one that is no JSON the next is the one that is indented as much, be it in a list or not.
     */
    public static DocumentStream ofRows(InputStream in, ReadLog log, UsageSink sink) {
        return new DocumentStream(in, log, sink, false, true);
    }

    /** @param indented whether objects may begin after blanks, as in {@link EventLines} */
    public DocumentStream(InputStream in, ReadLog log, UsageSink sink, boolean indented) {
        this(in, log, sink, indented, false);
    }

    private DocumentStream(InputStream in, ReadLog log, UsageSink sink, boolean indented, boolean rows) {
        this.indented = indented;
        this.rows = rows;
        this.rest = new PushbackInputStream(in, MOST_BUFFERED);
        this.log = log;
        this.sink = sink;
    }

    /** Reads all objects. */
    public void read(Reader reader) throws IOException {
        boolean more = true;
        while (more) {
            LastChunk source = new LastChunk(rest);
            JsonParser parser = (rows ? JsonFaults.PLAIN : JsonFaults.NO_DUPLICATES).createParser(source);
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            current = parser;
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                        continue;
                    }
                    if (token == JsonToken.START_OBJECT) {
                        begin(parser);
                        reader.read(parser, this);
                    } else if (rows && parser.getParsingContext().inArray()) {
                        reject("wrong-type", "A row must be an object.", "");
                    } else {
                        throw new JsonParseException(parser, "Not a JSON object");
                    }
                }
                more = false;
            } catch (JsonProcessingException e) {
                reject(JsonFaults.code(e), JsonFaults.message(e) + " Its rest was not read.", "");
                more = rows ? skipToNextRow(parser, source) : skipToNext(parser, source);
            }
        }
    }

    /** Notes where an object begins, for the case that it is no JSON. */
    private void begin(JsonParser parser) {
        began = offset();
        inList = parser.getParsingContext().getParent().inArray();
        if (!resumed || parser.currentTokenLocation().getLineNr() > 1) {
            indent = Math.max(0, parser.currentTokenLocation().getColumnNr() - 1);
        }
    }

    /**
     * Skips to the next line that begins with an opening brace as far from the left as that of the object that is no JSON; false if there
     * is none. It may be a line that was read already: an object that was cut short ends before it. Within a list, the rest is a list.
     */
    private boolean skipToNextRow(JsonParser parser, LastChunk source) throws IOException {
        ByteArrayOutputStream buffered = new ByteArrayOutputStream();
        parser.releaseBuffered(buffered);
        long chunkBegins = bytesBefore + source.bytes - source.chunk.length;
        source.unread(buffered.size());
        rest.unread(buffered.toByteArray());
        int next = source.rowAfter(began - chunkBegins, indent);
        if (next >= 0) {
            rest.unread(source.chunk, next, source.kept - next);
            source.unread(buffered.size() + source.kept - next);
        }
        linesBefore += source.lines;
        bytesBefore += source.bytes;
        boolean found = next >= 0 || skipToIndented(source.blanksOfLine());
        if (found && inList) {
            rest.unread('[');
            bytesBefore--;
        }
        resumed = true;
        return found;
    }

    /** @param from how many blanks are before on the line, -1 if there is something else */
    private boolean skipToIndented(int from) throws IOException {
        int blanks = from;
        for (int b = rest.read(); b >= 0; b = rest.read()) {
            if (b == '{' && blanks == indent) {
                rest.unread(b);
                return true;
            }
            bytesBefore++;
            linesBefore += b == '\n' ? 1 : 0;
            boolean blank = (b == ' ' || b == '\t') && blanks >= 0;
            blanks = b == '\n' ? 0 : blank ? blanks + 1 : -1;
        }
        return false;
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
}
