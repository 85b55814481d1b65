package io.tokentariff.io.format.native_;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonFaults;
import io.tokentariff.io.format.JsonLineParser;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.NativeField;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link NativeJsonFormat} straight from the tokens into the fields of a draft. */
final class NativeJsonParser extends JsonLineParser {

    private final Interner interner = new Interner();
    private final NativeDraft draft = new NativeDraft(interner);
    private final NearFields nearFields = new NearFields();
    private final Map<String, ReadLog.FieldCount> ignored = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final List<Suspect> suspects = new ArrayList<>();

    /** An unknown field that may be meant for a known one. */
    private record Suspect(String name, NativeField meant) {}

    NativeJsonParser(ReadLog log) {
        super(JsonFaults.PLAIN, log);
    }

    @Override
    protected UsageRecord read(JsonParser parser) throws IOException {
        draft.clear();
        if (!unknown.isEmpty()) { // seldom, and each of these takes as long as a field
            unknown.clear();
            suspects.clear();
        }
        int seen = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            NativeField field = NativeField.of(name);
            JsonToken token = parser.nextToken();
            if (field == null) {
                readUnknown(parser, name);
                continue;
            }
            if ((seen & field.bit()) != 0) {
                throw NativeDraft.duplicate(name);
            }
            seen |= field.bit();
            if (token != JsonToken.VALUE_NULL) {
                draft.give(field);
                readKnown(parser, field);
            }
        }
        if (unknown.isEmpty()) {
            return draft.build();
        }
        for (Suspect suspect : suspects) {
            if (!draft.has(suspect.meant())) {
                throw NativeDraft.near(suspect.name(), suspect.meant());
            }
        }
        UsageRecord record = draft.build();
        unknown.forEach(this::countIgnored);
        return record;
    }

    private void readKnown(JsonParser parser, NativeField field) throws IOException {
        switch (field) {
            case ID -> draft.id = emptyAsNull(JsonValues.text(parser, "id"));
            case AT -> readTime(parser);
            case MODEL -> draft.model = JsonValues.shared(parser, "model", interner);
            case SERVICE_TIER -> draft.serviceTier = shared(parser, field);
            case REGION -> draft.region = shared(parser, field);
            case PROJECT -> draft.project = shared(parser, field);
            case USER -> draft.user = shared(parser, field);
            case API_KEY -> draft.apiKey = shared(parser, field);
            case WORKLOAD -> draft.workload = shared(parser, field);
            case BILLED_USD -> draft.billed = JsonValues.money(parser, field.word());
            case OPERATION -> draft.operation(String.valueOf(JsonValues.shared(parser, "operation", interner)));
            case STATUS -> draft.status(String.valueOf(JsonValues.shared(parser, "status", interner)));
            case METERS -> readMeters(parser);
            case TAGS -> readTags(parser);
            default -> draft.count(field, JsonValues.count(parser, field.word()));
        }
    }

    private @Nullable String shared(JsonParser parser, NativeField field) throws IOException {
        return emptyAsNull(JsonValues.shared(parser, field.word(), interner));
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private void readTime(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidUsageException(
                    "wrong-type",
                    "at must be a text such as \"2026-04-12T08:30:00Z\", not %s."
                            .formatted(JsonValues.shortened(parser.getText())));
        }
        draft.at = InstantText.parse("at", parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void readMeters(JsonParser parser) throws IOException {
        JsonValues.isObject(parser, "meters");
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            long count = JsonValues.count(parser, "meters." + name);
            draft.meter(name, count == JsonValues.ABSENT ? 0 : count);
        }
    }

    private void readTags(JsonParser parser) throws IOException {
        JsonValues.isObject(parser, "tags");
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            String value = JsonValues.shared(parser, "tags." + name, interner);
            draft.tag(name, value == null ? "" : value);
        }
    }

    private void readUnknown(JsonParser parser, String name) throws IOException {
        if (!unknown.add(name)) {
            throw NativeDraft.duplicate(name);
        }
        NativeField meant = nearFields.find(name);
        if (meant != null && couldBe(meant, parser.currentToken())) {
            suspects.add(new Suspect(name, meant));
        }
        parser.skipChildren();
    }

    /** Fields of a rejected line were not ignored: the line was. */
    private void countIgnored(String name) {
        ReadLog.FieldCount count = ignored.get(name);
        if (count == null) {
            count = log().ignoredField(name);
            if (ignored.size() < ReadLog.MOST_NAMES) {
                ignored.put(name, count);
            }
        }
        count.increment();
    }

    private static boolean couldBe(NativeField meant, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        return meant.isObject() ? token == JsonToken.START_OBJECT : !token.isStructStart();
    }
}
