package io.tokentariff.io.read;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.usage.InvalidUsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of JSON objects, one a line or spread over several lines, however large each is. Where one is no JSON, its rest is
 * rejected and reading goes on at the next line that begins with an opening brace: the next object, as inner braces are
 * indented.
 */
final class DocumentStream {

    /** Reads one object, whose opening brace is the current token, to its closing brace. */
    @FunctionalInterface
    interface Reader {
        void read(JsonParser parser, DocumentStream at) throws IOException;
    }

    private final ReadLog log;
    private final UsageSink sink;
    private InputStream rest;
    private long linesBefore;
    private long bytesBefore;
    private @Nullable JsonParser current;

    DocumentStream(InputStream in, ReadLog log, UsageSink sink) {
        this.rest = in;
        this.log = log;
        this.sink = sink;
    }

    /** Reads all objects. */
    void read(Reader reader) throws IOException {
        boolean more = true;
        while (more) {
            JsonParser parser = JsonFaults.NO_DUPLICATES.createParser(rest);
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            current = parser;
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token != JsonToken.START_OBJECT) {
                        throw new JsonParseException(parser, "Not a JSON object");
                    }
                    reader.read(parser, this);
                }
                more = false;
            } catch (JsonProcessingException e) {
                reject(JsonFaults.code(e), JsonFaults.message(e) + " Its rest was not read.", "");
                more = skipToNext(parser);
            }
        }
    }

    /** The line of the current token. */
    long line() {
        return linesBefore + parser().currentTokenLocation().getLineNr();
    }

    /** The byte at which the current token begins. */
    long offset() {
        return bytesBefore + Math.max(0, parser().currentTokenLocation().getByteOffset());
    }

    void reject(String code, String message, String text) {
        sink.reject(new Reject(log.file(), line(), offset(), code, message, text));
    }

    void reject(InvalidUsageException fault, long line, long offset, String text) {
        sink.reject(new Reject(log.file(), line, offset, fault.code(), String.valueOf(fault.getMessage()), text));
    }

    private JsonParser parser() {
        if (current == null) {
            throw new IllegalStateException("nothing is read");
        }
        return current;
    }

    private boolean skipToNext(JsonParser parser) throws IOException {
        linesBefore += parser.currentLocation().getLineNr() - 1;
        bytesBefore += Math.max(0, parser.currentLocation().getByteOffset());
        ByteArrayOutputStream buffered = new ByteArrayOutputStream();
        parser.releaseBuffered(buffered);
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(buffered.toByteArray()), rest);
        int before = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '{' && before == '\n') {
                rest = new SequenceInputStream(new ByteArrayInputStream(new byte[] {'{'}), in);
                return true;
            }
            bytesBefore++;
            linesBefore += b == '\n' ? 1 : 0;
            before = b;
        }
        return false;
    }
}
