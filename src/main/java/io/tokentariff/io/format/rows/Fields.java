package io.tokentariff.io.format.rows;

import io.tokentariff.io.format.CellValues;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object or row, asked for by name. What is null, an empty text, or not there is all the same: absent. Numbers may be
 * texts of digits, as in a CSV file, and objects and lists may be texts that hold JSON, however often it was wrapped. A value of another
 * kind than is asked for is a fault that names the field.
 */
public final class Fields {

    /** No fields. */
    public static final Fields NONE = new Fields("", Map.of());

    private final String path;
    private final Map<String, Object> values;

    Fields(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** Returns the fields of a row: names and cells in the same order. */
    public static Fields of(List<String> names, List<String> cells) {
        Map<String, Object> values = FieldReader.newMap();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), cells.get(i));
        }
        return new Fields("", values);
    }

    /** The names of all fields. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether a field is there, and neither null nor an empty text. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** Whether a field is there and a list, not the text of one. */
    public boolean isList(String name) {
        return values.get(name) instanceof Collection;
    }

    private @Nullable Object value(String name) {
        Object value = values.get(name);
        if (value == FieldReader.TOO_LONG) {
            throw new InvalidUsageException(
                    "field-too-large", "%s is longer than any field that is read.".formatted(path + name));
        }
        return value instanceof String text && text.isEmpty() ? null : value;
    }

    /** Returns the text of a single value, null where it is absent. */
    public @Nullable String text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Numeral number) {
            return number.text();
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        throw wrongType(name, "a text", value);
    }

    /** The objects that a path leads through, from the outermost on: of {@code a.b.c}, {@code a} and {@code a.b}. */
    public static List<String> heads(String path) {
        List<String> heads = new ArrayList<>();
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            heads.add(path.substring(0, dot));
        }
        return heads;
    }

    /** Returns the text of a field, or of one within objects, {@code usage.prompt}; null where it is absent. */
    public @Nullable String textAt(String fieldPath) {
        Fields in = holder(fieldPath);
        return in.text(leaf(fieldPath));
    }

    /** Returns the count of a field, or of one within objects, {@link JsonValues#ABSENT} where it is absent. */
    public long countAt(String fieldPath) {
        return holder(fieldPath).count(leaf(fieldPath));
    }

    private String leaf(String fieldPath) {
        return values.containsKey(fieldPath) ? fieldPath : fieldPath.substring(fieldPath.lastIndexOf('.') + 1);
    }

    private Fields holder(String fieldPath) {
        Fields in = this;
        int from = 0;
        while (!values.containsKey(fieldPath) && fieldPath.indexOf('.', from) > 0) {
            int dot = fieldPath.indexOf('.', from);
            in = in.object(fieldPath.substring(from, dot));
            from = dot + 1;
        }
        return in;
    }

    /** Returns the first of the fields that is there, null if none is. */
    public @Nullable String firstText(String... names) {
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Returns the text of a single value, null for anything else. */
    public @Nullable String plainText(String name) {
        Object value = value(name);
        return value instanceof Map || value instanceof Collection ? null : text(name);
    }

    /** Returns a whole number of zero or more, {@link JsonValues#ABSENT} where it is absent; {@code 10.0} is whole. */
    public long count(String name) {
        Object value = value(name);
        if (value == null) {
            return JsonValues.ABSENT;
        }
        if (!(value instanceof Numeral) && !(value instanceof String)) {
            throw wrongType(name, "a whole number", value);
        }
        return CellValues.count(path + name, String.valueOf(text(name)));
    }

    /** The same, zero where it is absent. */
    public long countOrZero(String name) {
        return JsonValues.orZero(count(name));
    }

    /** Returns the count of a field that nobody knows, zero where it is none. */
    public long countIfAny(String name) {
        Object value = values.get(name);
        String text = value instanceof Numeral number ? number.text() : value instanceof String said ? said : "";
        String digits = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return digits.length() > 12 ? TokenCounts.LARGEST : Long.parseLong(digits);
    }

    /** Returns an amount of dollars, zero or more; null where it is absent. */
    public @Nullable Money money(String name) {
        Object value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Numeral) && !(value instanceof String)) {
            throw wrongType(name, "an amount such as 0.0125", value);
        }
        return JsonValues.money(path + name, String.valueOf(text(name)));
    }

    /** Returns the fields of an object or of a text that holds one; none where it is absent. */
    public Fields object(String name) {
        Object value = unwrapped(name);
        if (value == null) {
            return NONE;
        }
        if (value instanceof Map) {
            @SuppressWarnings("unchecked")
            Map<String, Object> inner = (Map<String, Object>) value;
            return new Fields(path + name + ".", inner);
        }
        throw wrongType(name, "an object", value);
    }

    /** Returns the fields of an object, none where there is no object. */
    public Fields objectIfAny(String name) {
        Object value = values.get(name);
        boolean textOfOne = value instanceof String text && text.startsWith("{");
        return value instanceof Map || textOfOne ? object(name) : NONE;
    }

    /** The same, and none where a text is cut off or no JSON. */
    public Fields objectIfReadable(String name) {
        try {
            return objectIfAny(name);
        } catch (InvalidUsageException e) {
            return NONE;
        }
    }

    /** Returns the single values of a list or of a text that holds one, other things left out; none where it is absent. */
    public List<String> texts(String name) {
        Object value = unwrapped(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Collection<?> list)) {
            throw wrongType(name, "a list", value);
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            if (each instanceof Numeral number) {
                texts.add(number.text());
            } else if (each instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    private @Nullable Object unwrapped(String name) {
        Object value = value(name);
        if (!(value instanceof String text)) {
            return value;
        }
        if (text.equals("null") || text.equals("None")) {
            return null;
        }
        return FieldReader.ofText(path + name, text);
    }

    private InvalidUsageException wrongType(String name, String expected, Object found) {
        String kind = found instanceof Map
                ? "an object"
                : found instanceof Collection
                        ? "a list"
                        : JsonValues.shortened(found instanceof Numeral number ? number.text() : String.valueOf(found));
        return new InvalidUsageException("wrong-type", "%s must be %s, not %s.".formatted(path + name, expected, kind));
    }

    /** Returns the exception for a field that is not there. */
    public InvalidUsageException missing(String name) {
        return new InvalidUsageException("missing-field", "The field \"%s\" is missing.".formatted(path + name));
    }
}
