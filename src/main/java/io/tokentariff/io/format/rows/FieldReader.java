package io.tokentariff.io.format.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.JsonFaults;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object into {@link Fields}. Only what the format wants is kept, of that no more than {@link Limit#OBJECT}; the rest is
 * passed over unread, however long it is.
 */
final class FieldReader {

    /** Stands for a text that is too long to be kept: a fault only if somebody asks for it. */
    static final Object TOO_LONG = new Object();

    private static final int MOST_WRAPS = 3;
    private static final int VALUE = 8;

    private final RowReader wants;
    private long kept;
    private @Nullable String twice;

    FieldReader(RowReader wants) {
        this.wants = wants;
    }

    static Map<String, Object> newMap() {
        return new LinkedHashMap<>();
    }

    /**
     * Reads the object whose opening brace is the current token, to its closing brace, whatever is wrong with it.
     *
     * @param more takes lists that are pages of other objects, null if there can be none; true if it has read the value
     */
    Fields read(JsonParser parser, Pages more) throws IOException {
        kept = 0;
        twice = null;
        Map<String, Object> values = newMap();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && more.read(name, parser)) {
                continue;
            }
            if (wants.wants("", name)) {
                put(values, name, token == JsonToken.START_OBJECT ? object(parser, name) : value(parser));
            } else {
                parser.skipChildren();
            }
        }
        return new Fields("", values);
    }

    /** Takes a list of objects that are rows of their own. */
    interface Pages {
        boolean read(String name, JsonParser parser) throws IOException;
    }

    /** Says what is wrong with the object that was read last, if anything is. */
    void check() {
        if (twice != null) {
            throw new InvalidUsageException(
                    "duplicate-field", "The field \"%s\" is given twice.".formatted(JsonValues.shortened(twice)));
        }
        if (kept > Limit.OBJECT.most()) {
            throw new InvalidUsageException(
                    "field-too-large", "The object has more in it than %s characters.".formatted(Limit.OBJECT.most()));
        }
    }

    private Map<String, Object> object(JsonParser parser, @Nullable String parent) throws IOException {
        Map<String, Object> values = newMap();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (parent == null || wants.wants(parent, name)) {
                put(values, name, value(parser));
            } else {
                parser.skipChildren();
            }
        }
        return values;
    }

    private void put(Map<String, Object> values, String name, @Nullable Object value) {
        kept += name.length() + VALUE;
        if (kept > Limit.OBJECT.most()) {
            return;
        }
        if (values.containsKey(name)) {
            twice = name;
        }
        values.put(name, value == null ? "" : value);
    }

    private @Nullable Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                return object(parser, null);
            }
            case START_ARRAY -> {
                return list(parser);
            }
            case VALUE_STRING -> {
                return kept(parser.getTextLength()) ? parser.getText() : TOO_LONG;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return kept(parser.getTextLength()) ? new Numeral(parser.getText()) : TOO_LONG;
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return parser.currentToken() == JsonToken.VALUE_TRUE;
            }
            default -> {
                return null;
            }
        }
    }

    private boolean kept(int length) {
        if (length > Limit.OBJECT.most() - kept) {
            return false;
        }
        kept += length;
        return true;
    }

    private List<Object> list(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser);
            kept += VALUE;
            if (kept <= Limit.OBJECT.most()) {
                values.add(value == null ? "" : value);
            }
        }
        return values;
    }

    /**
     * Returns what a text holds as JSON: an object, a list, or a single value.
     *
     * @throws InvalidUsageException if it is no JSON
     */
    static @Nullable Object ofText(String name, String text) {
        FieldReader reader = new FieldReader((row, to) -> {});
        String json = text;
        try {
            for (int i = 0; i < MOST_WRAPS; i++) {
                Object value;
                try (JsonParser parser = JsonFaults.PLAIN.createParser(json)) {
                    parser.nextToken();
                    value = parser.currentToken() == null ? null : reader.value(parser);
                }
                if (!(value instanceof String inner)) {
                    reader.check();
                    return value;
                }
                json = inner;
            }
        } catch (JsonProcessingException e) {
            throw notJson(name, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw notJson(name, text);
    }

    private static InvalidUsageException notJson(String name, String text) {
        return new InvalidUsageException(
                "wrong-type",
                "%s is neither JSON nor a text that holds it: %s".formatted(name, JsonValues.shortened(text)));
    }
}
