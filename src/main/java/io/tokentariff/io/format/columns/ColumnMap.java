package io.tokentariff.io.format.columns;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.JsonFaults;
import io.tokentariff.io.format.NativeField;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a file's columns is which of our fields. As one text, {@code at=created:milliseconds,model=model,input_tokens=prompt+cached}: the
 * columns of a sum have a plus between them, the unit or zone of a time stands behind a colon. Or as a JSON object:
 *
 * <pre>{@code
 * {"at":{"column":"created","zone":"Europe/Berlin"},"model":"model","input_tokens":["prompt","cached"],"cached_input_tokens":"cached",
 *  "output_tokens":"usage.completion","service_tier":{"column":"class","words":{"bulk":"batch"}},"region":{"value":"eu"},
 *  "tags.team":"team","total_tokens":"total","ignored":["max_tokens"]}
 * }</pre>
 *
 * <p>The fields are those of native records. {@code total_tokens} is checked against input and output; {@code ignored} are columns of tokens
 * that are left out on purpose.
 */
public final class ColumnMap {

    static final String TOTAL = "total_tokens";
    static final String IGNORED = "ignored";
    static final Map<String, Integer> TIME_UNITS =
            Map.of("seconds", 0, "milliseconds", 3, "microseconds", 6, "nanoseconds", 9);
    static final Map<String, Integer> COUNT_UNITS = Map.of("thousands", 3, "millions", 6);
    private static final Set<String> KEYS = Set.of("column", "columns", "unit", "zone", "words", "value");

    private final Map<String, ColumnRule> rules;

    private ColumnMap(Map<String, ColumnRule> rules) {
        this.rules = rules;
        rules.forEach(ColumnMap::check);
        for (String needed : List.of(NativeField.MODEL.word())) {
            if (!rules.containsKey(needed)) {
                throw new WrongUseException("The map does not say where \"%s\" is.".formatted(needed));
            }
        }
        if (rules.keySet().stream().noneMatch(ColumnMap::isCount)) {
            throw new WrongUseException(
                    "The map does not say where the tokens are; name input_tokens and output_tokens.");
        }
    }

    /** Returns the map of these rules, ready-made. */
    static ColumnMap of(Map<String, ColumnRule> rules) {
        return new ColumnMap(new LinkedHashMap<>(rules));
    }

    /**
     * Reads a map written as one text.
     *
     * @throws WrongUseException if it is none
     */
    public static ColumnMap ofText(String text) {
        Map<String, ColumnRule> rules = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equal = part.indexOf('=');
            if (equal <= 0 || equal == part.length() - 1) {
                throw new WrongUseException(
                        "--map has \"%s\", which is not field=column; write at=time,model=model,input_tokens=prompt, or name a file."
                                .formatted(part));
            }
            put(
                    rules,
                    part.substring(0, equal).strip(),
                    shortRule(part.substring(equal + 1).strip()));
        }
        return new ColumnMap(rules);
    }

    private static ColumnRule shortRule(String text) {
        int colon = text.indexOf(':');
        String unit = colon < 0 ? "" : text.substring(colon + 1);
        boolean known = TIME_UNITS.containsKey(unit) || COUNT_UNITS.containsKey(unit);
        boolean zone = colon > 0 && !known && isZone(unit);
        String columns = known || zone ? text.substring(0, colon) : text;
        return new ColumnRule(
                Arrays.asList(columns.split("\\+")), known ? unit : "", zone ? unit : null, Map.of(), null);
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * Reads a map written as a JSON object.
     *
     * @throws WrongUseException if it is none
     */
    public static ColumnMap ofJson(String file, String json) {
        Map<String, ColumnRule> rules = new LinkedHashMap<>();
        try (JsonParser parser = JsonFaults.NO_DUPLICATES.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new WrongUseException("%s is no map: it is not a JSON object.".formatted(file));
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                put(
                        rules,
                        name,
                        token == JsonToken.START_OBJECT ? rule(file, parser) : ColumnRule.of(texts(file, parser)));
            }
        } catch (JsonProcessingException e) {
            throw new WrongUseException("%s is no map: it is not JSON (line %s)."
                    .formatted(
                            file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new ColumnMap(rules);
    }

    private static ColumnRule rule(String file, JsonParser parser) throws IOException {
        List<String> columns = new ArrayList<>();
        String unit = "";
        String zone = null;
        String value = null;
        Map<String, String> words = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "column", "columns" -> columns.addAll(texts(file, parser));
                case "unit" -> unit = texts(file, parser).get(0);
                case "zone" -> zone = texts(file, parser).get(0);
                case "value" -> value = texts(file, parser).get(0);
                case "words" -> words.putAll(words(file, parser));
                default ->
                    throw new WrongUseException(
                            "%s says \"%s\" of a field; it may say %s.".formatted(file, name, String.join(", ", KEYS)));
            }
        }
        return new ColumnRule(columns, unit, zone, words, value);
    }

    private static Map<String, String> words(String file, JsonParser parser) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new WrongUseException("%s: words must be an object of their words and ours.".formatted(file));
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            words.put(name, texts(file, parser).get(0));
        }
        return words;
    }

    private static List<String> texts(String file, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return List.of(parser.getText());
        }
        List<String> texts = new ArrayList<>();
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            }
        }
        if (texts.isEmpty() || parser.currentToken() != JsonToken.END_ARRAY) {
            throw new WrongUseException("%s, line %s: a column is a text, or a list of texts."
                    .formatted(file, parser.currentLocation().getLineNr()));
        }
        return texts;
    }

    private static void put(Map<String, ColumnRule> rules, String field, ColumnRule rule) {
        boolean known = field.equals(TOTAL)
                || field.equals(IGNORED)
                || (field.startsWith("meters.") && field.length() > 7)
                || (field.startsWith("tags.") && field.length() > 5)
                || (NativeField.of(field) != null && !isObject(field));
        if (!known) {
            List<String> names = Arrays.stream(NativeField.values())
                    .map(NativeField::word)
                    .filter(name -> !isObject(name))
                    .toList();
            String hint = NearestName.hint(field, names);
            throw new WrongUseException(
                    "The map names a field \"%s\", which there is not.%s The fields are %s, meters.NAME, tags.NAME."
                            .formatted(field, hint.isEmpty() ? "" : " " + hint, String.join(", ", names)));
        }
        if (rules.put(field, rule) != null) {
            throw new WrongUseException("The map says \"%s\" twice.".formatted(field));
        }
    }

    private static boolean isObject(String field) {
        NativeField known = NativeField.of(field);
        return known != null && known.isObject();
    }

    /** Whether a field is a count of tokens or of another meter. */
    static boolean isCount(String field) {
        return field.startsWith("meters.") || (field.endsWith("_tokens") && !field.equals(TOTAL));
    }

    private static void check(String field, ColumnRule rule) {
        boolean time = field.equals(NativeField.AT.word());
        Set<String> units = time ? TIME_UNITS.keySet() : COUNT_UNITS.keySet();
        boolean mayHaveUnit = time || isCount(field) || field.equals(TOTAL);
        if (!rule.unit().isEmpty() && !(mayHaveUnit && units.contains(rule.unit()))) {
            throw new WrongUseException(
                    "The map says that \"%s\" is in %s, which is no unit of it.".formatted(field, rule.unit()));
        }
        if (rule.zone() != null && !(time && isZone(rule.zone()))) {
            throw new WrongUseException(
                    "The map says that \"%s\" is in the zone \"%s\", which is none, or it is no time."
                            .formatted(field, rule.zone()));
        }
        if (rule.columns().isEmpty() == (rule.value() == null)) {
            throw new WrongUseException(
                    "The map must say a column of \"%s\", or a value, and not both.".formatted(field));
        }
    }

    /** The rules by field. */
    Map<String, ColumnRule> rules() {
        return rules;
    }

    @Nullable
    ColumnRule rule(String field) {
        return rules.get(field);
    }

    /** All columns and paths that are read, or left out on purpose. */
    Set<String> columns() {
        Stream<String> all = rules.values().stream().flatMap(rule -> rule.columns().stream());
        return all.collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
