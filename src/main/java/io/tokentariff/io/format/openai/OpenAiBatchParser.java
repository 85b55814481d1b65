package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonFaults;
import io.tokentariff.io.format.JsonLineParser;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@link OpenAiBatchFormat}; a line that has no time gets {@link BatchTimes#UNKNOWN}. */
final class OpenAiBatchParser extends JsonLineParser {

    private static final String TIER = "batch";
    private static final int OK = 200;

    private final Interner interner = new Interner();
    private final OpenAiBody body;
    private long statusCode;
    private boolean answered;
    private @Nullable UsageStatus error;

    OpenAiBatchParser(ReadLog log) {
        super(JsonFaults.NO_DUPLICATES, log);
        body = new OpenAiBody(interner, log);
    }

    @Override
    protected @Nullable UsageRecord second(UsageRecord first) {
        return body.images(first);
    }

    @Override
    protected UsageRecord read(JsonParser parser) throws IOException {
        String id = null;
        String customId = null;
        error = null;
        answered = false;
        statusCode = OK;
        body.clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "id" -> id = JsonValues.text(parser, name);
                case "custom_id" -> customId = JsonValues.text(parser, name);
                case "response" -> {
                    if (JsonValues.isObject(parser, name)) {
                        readResponse(parser);
                    }
                }
                case "error" -> readError(parser);
                default -> parser.skipChildren();
            }
        }
        String recordId = id == null ? customId : id;
        if (error == null && statusCode != OK) {
            error = UsageStatus.FAILED;
        }
        return error == null ? answered(recordId) : failed(recordId, error);
    }

    private UsageRecord answered(@Nullable String id) {
        String model = body.model;
        if (!answered) {
            throw NativeDraft.missing("response.body");
        }
        if (model == null) {
            throw NativeDraft.missing("response.body.model");
        }
        TokenCounts tokens = body.tokens();
        Instant created = log().timeOrAssumed(body.created, "response.body.created");
        return record(id, created, model, body.status, tokens);
    }

    private UsageRecord failed(@Nullable String id, UsageStatus status) {
        String model = body.model == null ? UsageKind.NOT_SAID : body.model;
        Instant at = body.created == null ? BatchTimes.UNKNOWN : body.created;
        return record(id, at, model, status, TokenCounts.NONE);
    }

    private UsageRecord record(@Nullable String id, Instant at, String model, UsageStatus status, TokenCounts tokens) {
        UsageKind kind = interner.kind(model, TIER, true, Operation.INFERENCE, UsageKind.NO_REGION, status);
        return new UsageRecord(id, at, kind, tokens, interner.account(null, body.user, null, body.tags), null);
    }

    private void readResponse(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "status_code" -> statusCode = JsonValues.count(parser, name);
                case "body" -> {
                    if (JsonValues.isObject(parser, name)) {
                        body.read(parser);
                        answered = true;
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readError(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        error = UsageStatus.FAILED;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("code")) {
                error = switch (parser.getText()) {
                    case "batch_expired" -> UsageStatus.EXPIRED;
                    case "batch_cancelled" -> UsageStatus.CANCELLED;
                    default -> UsageStatus.FAILED;
                };
            } else {
                parser.skipChildren();
            }
        }
    }
}
