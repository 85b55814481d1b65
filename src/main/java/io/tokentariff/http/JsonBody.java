package io.tokentariff.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's body as a JSON object of texts: what is asked for, and nothing unseen. */
final class JsonBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_REQUEST = 400;

    private final JsonNode node;

    private JsonBody(JsonNode node) {
        this.node = node;
    }

    /** Returns the request's body. */
    static JsonBody of(Context ctx) {
        return of(ctx, Limit.HTTP_RECORD);
    }

    /** Returns the request's body, which may be as long as the limit says. */
    static JsonBody of(Context ctx, Limit limit) {
        try {
            JsonNode read = JSON.readTree(Bodies.whole(ctx, limit));
            if (read == null || !read.isObject()) {
                throw wrong("The body is no JSON object.");
            }
            return new JsonBody(read);
        } catch (JsonProcessingException e) {
            throw wrong("The body is no JSON: line %s, column %s."
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw Bodies.unreadable(e);
        }
    }

    private static HttpFault wrong(String message) {
        return new HttpFault(BAD_REQUEST, "wrong-use", message);
    }

    /** Returns a field that must be there. */
    String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw wrong("The body lacks \"%s\".".formatted(name));
        }
        return text;
    }

    /** Returns a field, null where there is none. */
    @Nullable
    String optional(String name) {
        JsonNode field = node.get(name);
        if (field == null || field.isNull()) {
            return null;
        }
        if (!field.isTextual()) {
            throw wrong("\"%s\" is no text; numbers are texts, too.".formatted(name));
        }
        return field.asText();
    }

    /** Whether there is a field. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Returns a whole number that must be there. */
    int whole(String name) {
        JsonNode field = node.get(name);
        if (field == null || !field.canConvertToInt()) {
            throw wrong("The body lacks \"%s\", a whole number.".formatted(name));
        }
        return field.asInt();
    }

    /** Returns an object of texts, empty where there is none; a null in it stays. */
    Map<String, @Nullable String> texts(String name) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        JsonNode object = node.get(name);
        if (object == null || object.isNull()) {
            return texts;
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            JsonNode value = object.get(field);
            if (!value.isTextual() && !value.isNull()) {
                throw wrong("\"%s\" of \"%s\" is no text.".formatted(field, name));
            }
            texts.put(field, value.isNull() ? null : value.asText());
        }
        return texts;
    }
}
