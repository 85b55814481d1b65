package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes records of the documents of {@link OpenAiAnswersFormat}, one after the other. */
final class OpenAiAnswers {

    /** What always names its model; anything else may leave it out. */
    private static final Set<String> WITH_MODEL = Set.of("chat.completion", "response", "list");

    private static final Set<String> OF_STREAMS = Set.of("chat.completion.chunk", "text_completion", "thread.run");
    private static final String REALTIME = "realtime.response";
    private static final String EVENT_OF_RESPONSE = "response.";

    private final ReadLog log;
    private final UsageSink sink;
    private final OpenAiBody outer;
    private final OpenAiBody inner;
    private final OpenAiStreams streams;
    private @Nullable String session;
    private boolean hasMore;

    OpenAiAnswers(ReadLog log, UsageSink sink) {
        Interner interner = new Interner();
        this.log = log;
        this.sink = sink;
        this.outer = new OpenAiBody(interner, log);
        this.inner = new OpenAiBody(interner, log);
        this.streams = new OpenAiStreams(sink);
    }

    /** Reads one document. */
    void read(JsonParser parser, DocumentStream at) throws IOException {
        hasMore = false;
        document(parser, at, outer, false);
    }

    /** Hands out what still waits for more. */
    void end() {
        streams.end();
        if (hasMore) {
            log.morePages();
        }
    }

    private void document(JsonParser parser, DocumentStream at, OpenAiBody body, boolean inList) throws IOException {
        long line = at.line();
        long offset = at.offset();
        int depth = parser.getParsingContext().getNestingDepth();
        boolean list = false;
        InvalidUsageException fault = null;
        body.clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            try {
                if (name.equals("data") && token == JsonToken.START_ARRAY && !inList) {
                    list = true;
                    elements(parser, at);
                } else if (name.equals("has_more") && !inList) {
                    hasMore = token == JsonToken.VALUE_TRUE;
                } else {
                    body.take(parser, name);
                }
            } catch (InvalidUsageException e) {
                fault = fault == null ? e : fault;
                while (parser.getParsingContext().getNestingDepth() > depth) {
                    parser.nextToken();
                }
            }
        }
        try {
            if (fault != null) {
                throw fault;
            }
            take(body, line, offset, list || inList);
        } catch (InvalidUsageException e) {
            at.reject(e, line, offset, body.id == null ? "" : body.id);
        }
    }

    private void elements(JsonParser parser, DocumentStream at) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                document(parser, at, inner, true);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** @param mayBeNone whether it is no fault that there is no usage: a list, or what is in it */
    private void take(OpenAiBody body, long line, long offset, boolean mayBeNone) {
        if (body.sessionModel != null) {
            session = body.sessionModel;
            return;
        }
        String object = body.object == null ? "" : body.object;
        boolean named = body.id != null && !body.id.isEmpty();
        boolean realtime = object.equals(REALTIME);
        boolean event = body.event != null && body.event.startsWith(EVENT_OF_RESPONSE);
        if (OF_STREAMS.contains(object) || (event && !realtime)) {
            if (named && body.object != null) {
                streams.add(body, line, offset);
            }
        } else if (body.tokens == null && (mayBeNone || realtime || body.event != null || isEmpty(body))) {
            return; // a list of nothing but answers, an embedding, an event that says nothing of usage
        } else {
            String model = body.model;
            if (model == null || model.isEmpty()) {
                if (WITH_MODEL.contains(object)) {
                    throw NativeDraft.missing("model");
                }
                model = realtime && session != null ? session : UsageKind.NOT_SAID;
            }
            UsageRecord record = body.record(model, body.serviceTier, body.tokens());
            sink.record(record, line, offset);
            UsageRecord images = body.images(record);
            if (images != null) {
                sink.record(images, line, offset);
            }
        }
    }

    /** Whether it is what some servers send before an answer: an object without a name. */
    private static boolean isEmpty(OpenAiBody body) {
        return "".equals(body.object) || "".equals(body.id);
    }
}
