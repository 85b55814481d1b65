package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one chat completion or Responses object that matter; reused. {@code metadata} becomes tags. An event of a stream
 * holds the object under {@code response}, one of a Realtime session under {@code session}; their fields are read as if they were its
 * own.
 */
final class OpenAiBody {

    /** The end of the year 9999; milliseconds are beyond it, from 1978 on. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final Interner interner;
    private final ReadLog log;
    private final OpenAiUsageBlock usage;
    private final TreeMap<String, Long> toolMeters = new TreeMap<>();
    final OpenAiTools tools;

    @Nullable
    String id;

    /** What kind of object it is, {@code chat.completion}, {@code response}, …; null if it does not say. */
    @Nullable
    String object;

    /** What kind of event it is, {@code response.completed}, …; null if it is none. */
    @Nullable
    String event;

    /** The model of a Realtime session that begins; null if none does. */
    @Nullable
    String sessionModel;

    @Nullable
    String model;

    @Nullable
    String serviceTier;

    @Nullable
    String user;

    @Nullable
    Instant created;

    @Nullable
    TokenCounts tokens;

    UsageStatus status = UsageStatus.COMPLETED;
    final TreeMap<String, String> tags = new TreeMap<>();

    OpenAiBody(Interner interner, ReadLog log) {
        this.interner = interner;
        this.log = log;
        this.usage = new OpenAiUsageBlock(log);
        this.tools = new OpenAiTools(log);
    }

    void clear() {
        id = null;
        object = null;
        event = null;
        sessionModel = null;
        model = null;
        serviceTier = null;
        user = null;
        created = null;
        tokens = null;
        status = UsageStatus.COMPLETED;
        tags.clear();
        tools.clear();
    }

    /** Reads the object whose opening brace is the current token. */
    void read(JsonParser parser) throws IOException {
        clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            take(parser, name);
        }
    }

    /** Reads one field, whose value is the current token. */
    void take(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "id" -> id = JsonValues.text(parser, name);
            case "model" -> model = JsonValues.shared(parser, name, interner);
            case "service_tier" -> serviceTier = JsonValues.shared(parser, name, interner);
            case "user" -> user = JsonValues.shared(parser, name, interner);
            case "created", "created_at" -> created = time(parser, name);
            case "status" -> status = status(JsonValues.shared(parser, name, interner));
            case "metadata" -> readTags(parser);
            case "usage" -> {
                if (OpenAiUsageBlock.present(parser, name)) {
                    tokens = usage.read(parser);
                }
            }
            case "object" -> object = textOrNull(parser, name);
            case "type" -> event = textOrNull(parser, name);
            case "output" -> tools.output(parser);
            case "tools" -> tools.tools(parser);
            case "tool_usage" -> tools.usage(parser);
            case "response" -> inside(parser);
            case "session" -> session(parser);
            default -> parser.skipChildren();
        }
    }

    private @Nullable String textOrNull(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return JsonValues.shared(parser, name, interner);
        }
        parser.skipChildren();
        return null;
    }

    /** The response inside an event. */
    private void inside(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            take(parser, name);
        }
    }

    private void session(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("model")) {
                sessionModel = JsonValues.shared(parser, name, interner);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readTags(JsonParser parser) throws IOException {
        if (!JsonValues.isObject(parser, "metadata")) {
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                tags.put(name, String.valueOf(JsonValues.shared(parser, name, interner)));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** What was used up; nothing where the request did not complete and says nothing. */
    TokenCounts tokens() {
        if (tokens == null && status == UsageStatus.COMPLETED) {
            throw NativeDraft.missing("usage");
        }
        TokenCounts counted = tokens == null ? TokenCounts.NONE : tokens;
        toolMeters.clear();
        tools.addTo(toolMeters);
        return counted.with(toolMeters);
    }

    /**
     * Returns the record of what was read.
     *
     * @param tier the tier that served it, null if nobody says
     */
    UsageRecord record(String itsModel, @Nullable String tier, TokenCounts counts) {
        return new UsageRecord(
                id == null || id.isEmpty() ? null : id,
                log.timeOrAssumed(created, "created"),
                interner.kind(
                        itsModel,
                        tier == null ? UsageKind.DEFAULT_TIER : tier,
                        tier != null,
                        Operation.INFERENCE,
                        UsageKind.NO_REGION,
                        status),
                counts,
                interner.account(null, user, null, tags),
                null);
    }

    /**
     * The images that a tool made, a record of the model that made them beside that of the response; null if there are none. A model
     * that is not said has no price.
     */
    @Nullable
    UsageRecord images(UsageRecord of) {
        TokenCounts made = tools.imageTokens();
        if (made == null) {
            return null;
        }
        String by = tools.imageModel();
        UsageKind kind = of.kind();
        return new UsageRecord(
                of.id() == null ? null : of.id() + "/image_generation",
                of.at(),
                interner.kind(
                        by == null ? UsageKind.NOT_SAID : by,
                        kind.serviceTier(),
                        kind.tierSaid(),
                        kind.operation(),
                        kind.region(),
                        kind.status()),
                made,
                of.account(),
                of.workload());
    }

    /** Returns epoch seconds as an instant, null for null; Responses objects write them with a fraction of zero. */
    static @Nullable Instant time(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                && parser.getText().endsWith(".0")) {
            String text = parser.getText();
            String whole = text.substring(0, text.length() - 2);
            if (whole.length() <= 12 && whole.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Instant.ofEpochSecond(Long.parseLong(whole));
            }
        }
        long seconds = JsonValues.count(parser, name);
        return seconds == JsonValues.ABSENT ? null : instant(name, seconds);
    }

    /** Returns epoch seconds as an instant. */
    static Instant instant(String name, long seconds) {
        if (seconds > LAST_SECOND) {
            throw new InvalidUsageException(
                    "bad-time", "%s (%s) is no time; it must be seconds since 1970.".formatted(name, seconds));
        }
        return Instant.ofEpochSecond(seconds);
    }

    /**
     * An {@code incomplete} response was cut at its token limit, and is billed as one that is complete; {@code complete} is how
     * some servers write {@code completed}.
     */
    private static UsageStatus status(@Nullable String word) {
        if (word == null) {
            return UsageStatus.COMPLETED;
        }
        return switch (word) {
            case "completed", "complete", "incomplete" -> UsageStatus.COMPLETED;
            case "failed" -> UsageStatus.FAILED;
            case "cancelled" -> UsageStatus.CANCELLED;
            case "expired" -> UsageStatus.EXPIRED;
            case "in_progress", "queued", "requires_action", "cancelling" -> UsageStatus.IN_PROGRESS;
            default ->
                throw new InvalidUsageException(
                        "unknown-value", "The status \"%s\" is not known.".formatted(JsonValues.shortened(word)));
        };
    }
}
