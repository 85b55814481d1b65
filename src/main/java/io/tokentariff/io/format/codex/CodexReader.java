package io.tokentariff.io.format.codex;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Limit;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the events of {@link CodexFormat}; what they say otherwise is skipped, however long it is. */
final class CodexReader {

    private static final String PARENT = "parent_thread_id";

    private final CodexSession session;
    private final UsageSink sink;
    private final CodexEvent event = new CodexEvent();

    CodexReader(CodexSession session, UsageSink sink) {
        this.session = session;
        this.sink = sink;
    }

    /** Reads one event. */
    void read(JsonParser parser, DocumentStream at) throws IOException {
        long line = at.line();
        long offset = at.offset();
        int depth = parser.getParsingContext().getNestingDepth();
        event.clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            try {
                switch (name) {
                    case "timestamp" -> event.timestamp = text(parser);
                    case "type" -> event.type = text(parser);
                    case "payload" -> {
                        event.hasPayload = token == JsonToken.START_OBJECT;
                        inside(parser, name);
                    }
                    default -> parser.skipChildren();
                }
            } catch (InvalidUsageException e) {
                event.fault = event.fault == null ? e : event.fault;
                while (parser.getParsingContext().getNestingDepth() > depth) {
                    parser.nextToken();
                }
            }
        }
        try {
            if (event.type == null || !event.hasPayload) {
                throw NativeDraft.missing(event.type == null ? "type" : "payload");
            }
            UsageRecord record = session.take(event);
            if (record != null) {
                sink.record(record, line, offset);
            }
        } catch (InvalidUsageException e) {
            at.reject(e, line, offset, "event of " + event.timestamp);
        }
    }

    /** Reads the fields of an object; of anything else, nothing. */
    private void inside(JsonParser parser, String of) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            if (of.endsWith("_token_usage") && parser.currentToken() != JsonToken.VALUE_NULL) {
                throw new InvalidUsageException("wrong-type", of + " must be an object.");
            }
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "type" -> event.payloadType = of.equals("payload") ? text(parser) : event.payloadType;
                case "id", "session_id" -> event.session = event.session == null ? text(parser) : event.session;
                case "model" -> event.model = text(parser);
                case "cwd" -> event.cwd = text(parser);
                case "plan_type" -> event.plan = text(parser);
                case "forked_from_id", PARENT -> event.forked |= token == JsonToken.VALUE_STRING;
                case "source", "subagent", "thread_spawn", "rate_limits" -> inside(parser, name);
                case "info" -> {
                    event.hasInfo = token != JsonToken.VALUE_NULL;
                    inside(parser, name);
                }
                case "total_token_usage", "last_token_usage" -> usage(parser, name);
                default -> parser.skipChildren();
            }
            if (name.equals("subagent")) {
                event.forked |= token != JsonToken.VALUE_NULL;
            }
        }
    }

    private void usage(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            inside(parser, name);
        } else if (name.equals("total_token_usage")) {
            event.total = CodexUsage.read(parser, session.log());
        } else {
            event.last = CodexUsage.read(parser, session.log());
        }
    }

    /** Returns a text that may be a name; null for anything else. */
    private static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() <= Limit.NAME.most()) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }
}
