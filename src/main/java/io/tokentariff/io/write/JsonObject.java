package io.tokentariff.io.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object of a JSON document, its fields in the order in which they are said. What is not known is null. */
public final class JsonObject {

    private final JsonGenerator json;

    JsonObject(JsonGenerator json) {
        this.json = json;
    }

    /** Adds a text; exact numbers are texts, too. */
    public JsonObject text(String name, @Nullable String text) {
        return field(name, out -> out.writeString(text));
    }

    /** Adds what a value is in words. */
    public <T> JsonObject text(String name, @Nullable T value, Function<T, String> words) {
        return text(name, value == null ? null : words.apply(value));
    }

    /** Adds a count. */
    public JsonObject number(String name, Number count) {
        return field(name, out -> out.writeNumber(count.toString()));
    }

    public JsonObject flag(String name, boolean holds) {
        return field(name, out -> out.writeBoolean(holds));
    }

    public JsonObject object(String name, Consumer<JsonObject> fields) {
        return field(name, out -> of(out, fields));
    }

    /** Adds an object that tells of something. */
    public <T> JsonObject object(String name, @Nullable T what, BiConsumer<JsonObject, T> fields) {
        return what == null ? text(name, null) : object(name, it -> fields.accept(it, what));
    }

    /** Adds a list of objects, each of which tells of one thing. */
    public <T> JsonObject objects(String name, Iterable<T> all, BiConsumer<JsonObject, T> fields) {
        return field(name, out -> {
            out.writeStartArray();
            for (T each : all) {
                of(out, it -> fields.accept(it, each));
            }
            out.writeEndArray();
        });
    }

    /** Adds a list of texts: each thing as it says itself. */
    public JsonObject texts(String name, Iterable<?> all) {
        return field(name, out -> {
            out.writeStartArray();
            for (Object each : all) {
                out.writeString(each.toString());
            }
            out.writeEndArray();
        });
    }

    /** Adds what others know how to write. */
    public JsonObject field(String name, Json.Value value) {
        try {
            json.writeFieldName(name);
            value.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    static void of(JsonGenerator json, Consumer<JsonObject> fields) throws IOException {
        json.writeStartObject();
        fields.accept(new JsonObject(json));
        json.writeEndObject();
    }
}
