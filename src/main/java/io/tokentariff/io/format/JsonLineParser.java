package io.tokentariff.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; turns every fault of a line into one reject. */
public abstract class JsonLineParser implements LineParser {

    private final LineJson json;
    private final ReadLog log;

    public JsonLineParser(JsonFactory factory, ReadLog log) {
        this.json = new LineJson(factory);
        this.log = log;
    }

    protected final ReadLog log() {
        return log;
    }

    /**
     * Reads the object whose opening brace is the current token, to its closing brace.
     *
     * @return the record, or null if the line stands for no usage
     * @throws InvalidUsageException if the line contradicts the format
     */
    protected abstract @Nullable UsageRecord read(JsonParser parser) throws IOException;

    /** Returns another record that the line of this one stands for; usually null. */
    protected @Nullable UsageRecord second(UsageRecord first) {
        return null;
    }

    @Override
    public final void parse(byte[] buffer, int from, int to, long line, long offset, UsageSink sink) {
        UsageRecord record;
        try {
            if (!Utf8.isValid(buffer, from, to)) {
                throw new InvalidUsageException("bad-utf8", "The line is not UTF-8; convert the file to UTF-8.");
            }
            JsonParser parser = json.begin(buffer, from, to);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidUsageException("bad-json", "The line is not a JSON object.");
            }
            record = read(parser);
            if (!json.atEnd()) {
                throw new InvalidUsageException("bad-json", "Something follows the JSON object on the same line.");
            }
        } catch (JsonProcessingException e) {
            json.abandon();
            sink.reject(reject(JsonFaults.code(e), JsonFaults.message(e), buffer, from, to, line, offset));
            return;
        } catch (InvalidUsageException e) {
            json.abandon();
            sink.reject(reject(e.code(), String.valueOf(e.getMessage()), buffer, from, to, line, offset));
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (record != null) {
            sink.record(record, line, offset);
            UsageRecord second = second(record);
            if (second != null) {
                sink.record(second, line, offset);
            }
        }
    }

    private Reject reject(String code, String message, byte[] buffer, int from, int to, long line, long offset) {
        return new Reject(log.file(), line, offset, code, message, Reject.excerpt(buffer, from, to));
    }
}
