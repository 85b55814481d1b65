package io.tokentariff.io.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes JSON text: on one line for programs, indented for people. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Something that writes one JSON value. */
    @FunctionalInterface
    public interface Value {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Returns an object, indented, with a line break at its end. */
    public static String document(Consumer<JsonObject> fields) {
        return indented(json -> JsonObject.of(json, fields)) + "\n";
    }

    /** Returns an object on one line, with its line break. */
    public static String line(Consumer<JsonObject> fields) {
        return compact(json -> JsonObject.of(json, fields)) + "\n";
    }

    /** Returns the value on one line, without a line break at the end. */
    public static String compact(Value value) {
        return text(value, null);
    }

    /** Returns the value, indented, without a line break at the end. */
    public static String indented(Value value) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        return text(value, new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
    }

    private static String text(Value value, @Nullable DefaultPrettyPrinter printer) {
        BufferRecycler buffers = FACTORY._getBufferRecycler();
        try (SegmentedStringWriter text = new SegmentedStringWriter(buffers)) {
            try (JsonGenerator json = FACTORY.createGenerator(text)) {
                json.setPrettyPrinter(printer);
                value.writeTo(json);
            }
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            buffers.releaseToPool();
        }
    }

    /** Writes a field that is null where there is no text. */
    public static void field(JsonGenerator json, String name, @Nullable String text) throws IOException {
        json.writeStringField(name, text);
    }
}
