package io.tokentariff.io.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of one chat completion or Responses object that matter; reused. {@code metadata} becomes tags. */
final class OpenAiBody {

    /** The end of the year 9999; milliseconds are beyond it, from 1978 on. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final Interner interner;
    private final OpenAiUsageBlock usage;

    @Nullable
    String id;

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
        this.usage = new OpenAiUsageBlock(log);
    }

    void clear() {
        id = null;
        model = null;
        serviceTier = null;
        user = null;
        created = null;
        tokens = null;
        status = UsageStatus.COMPLETED;
        tags.clear();
    }

    /** Reads the object whose opening brace is the current token. */
    void read(JsonParser parser) throws IOException {
        clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
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
                default -> parser.skipChildren();
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
        return tokens == null ? TokenCounts.NONE : tokens;
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
        if (seconds == JsonValues.ABSENT) {
            return null;
        }
        if (seconds > LAST_SECOND) {
            throw new InvalidUsageException(
                    "bad-time", "%s (%s) is no time; it must be seconds since 1970.".formatted(name, seconds));
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** An {@code incomplete} response was cut at its token limit, and is billed as one that is complete. */
    private static UsageStatus status(@Nullable String word) {
        if (word == null) {
            return UsageStatus.COMPLETED;
        }
        return switch (word) {
            case "completed", "incomplete" -> UsageStatus.COMPLETED;
            case "failed" -> UsageStatus.FAILED;
            case "cancelled" -> UsageStatus.CANCELLED;
            case "in_progress", "queued" -> UsageStatus.IN_PROGRESS;
            default ->
                throw new InvalidUsageException(
                        "unknown-value", "The status \"%s\" is not known.".formatted(JsonValues.shortened(word)));
        };
    }
}
