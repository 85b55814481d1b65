package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Batch objects of the Batch API, which say what all requests of a batch used, one JSON object each or in the lists the API answers with:
 *
 * <pre>{@code
 * {"id":"batch_1","object":"batch","model":"gpt-5-nano","status":"completed","created_at":1795200000,"completed_at":1795203600,
 *  "request_counts":{"total":2,"completed":2,"failed":0},"usage":{"input_tokens":36,"output_tokens":224,"total_tokens":260}}
 * }</pre>
 *
 * <p>The tier is {@code batch}, the time {@code completed_at}, else {@code created_at}. A batch that expired or was cancelled is billed for
 * what it completed. One that completed and has no {@code usage}, as older ones have not, makes a total a lower bound. The lines of its
 * output file are the same usage: of the two, only one is to be priced, and a notice says so.
 */
public final class OpenAiBatchObjectFormat implements StreamFormat {

    private static final String BATCH = "batch";
    private static final TokenCounts UNCOUNTED = TokenCounts.NONE.with(Map.of("uncounted_usage", 1L));

    @Override
    public String name() {
        return "openai-batch";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.objectTypes().contains(BATCH);
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        new DocumentStream(in, log, sink).read(new Batches(log, sink)::read);
    }

    private static final class Batches {
        private final Interner interner = new Interner();
        private final ReadLog log;
        private final UsageSink sink;
        private final OpenAiUsageBlock usage;
        private @Nullable String id;
        private @Nullable String model;
        private @Nullable String status;
        private @Nullable Instant created;
        private @Nullable Instant completed;
        private @Nullable TokenCounts tokens;
        private long requests;

        Batches(ReadLog log, UsageSink sink) {
            this.log = log;
            this.sink = sink;
            this.usage = new OpenAiUsageBlock(log);
        }

        void read(JsonParser parser, DocumentStream at) throws IOException {
            long line = at.line();
            long offset = at.offset();
            int depth = parser.getParsingContext().getNestingDepth();
            boolean list = false;
            InvalidUsageException fault = null;
            clear();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                try {
                    if (name.equals("data") && token == JsonToken.START_ARRAY) {
                        list = true;
                        batches(parser, at);
                    } else if (name.equals("has_more") && token == JsonToken.VALUE_TRUE) {
                        log.missing(
                                "more-pages",
                                "%s is not the whole list: a page says that more pages follow.".formatted(log.file()));
                    } else {
                        take(parser, name);
                    }
                } catch (InvalidUsageException e) {
                    fault = fault == null ? e : fault;
                    while (parser.getParsingContext().getNestingDepth() > depth) {
                        parser.nextToken();
                    }
                }
            }
            if (list) {
                return;
            }
            try {
                if (fault != null) {
                    throw fault;
                }
                sink.record(record(), line, offset);
                log.notice(
                        "batch-object",
                        "A batch object sums up the lines of its output file; price one of the two, not both.");
            } catch (InvalidUsageException e) {
                at.reject(e, line, offset, "batch " + id);
            }
        }

        private void batches(JsonParser parser, DocumentStream at) throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    read(parser, at);
                } else {
                    at.reject("wrong-type", "A batch must be an object.", "");
                    parser.skipChildren();
                }
            }
        }

        private void clear() {
            id = null;
            model = null;
            status = null;
            created = null;
            completed = null;
            tokens = null;
            requests = 1;
        }

        private void take(JsonParser parser, String name) throws IOException {
            switch (name) {
                case "id" -> id = JsonValues.text(parser, name);
                case "model" -> model = JsonValues.shared(parser, name, interner);
                case "status" -> status = JsonValues.text(parser, name);
                case "created_at" -> created = OpenAiBody.time(parser, name);
                case "completed_at" -> completed = OpenAiBody.time(parser, name);
                case "usage" -> {
                    if (OpenAiUsageBlock.present(parser, name)) {
                        tokens = usage.read(parser);
                    }
                }
                case "request_counts" -> counts(parser, name);
                default -> parser.skipChildren();
            }
        }

        private void counts(JsonParser parser, String name) throws IOException {
            if (!JsonValues.isObject(parser, name)) {
                return;
            }
            for (String each = parser.nextFieldName(); each != null; each = parser.nextFieldName()) {
                parser.nextToken();
                if (each.equals("completed")) {
                    requests = Math.max(1, JsonValues.count(parser, each));
                } else {
                    parser.skipChildren();
                }
            }
        }

        private UsageRecord record() {
            Instant at = completed == null ? created : completed;
            if (at == null) {
                throw NativeDraft.missing("created_at");
            }
            UsageStatus ended = status(status == null ? "" : status);
            TokenCounts used = tokens;
            boolean usedSome = used != null && !used.inUse().isEmpty();
            if (used == null) {
                used = ended == UsageStatus.COMPLETED ? UNCOUNTED : TokenCounts.NONE;
            }
            return new UsageRecord(
                    id,
                    at,
                    interner.kind(
                            model == null ? UsageKind.NOT_SAID : model,
                            BATCH,
                            true,
                            Operation.INFERENCE,
                            UsageKind.NO_REGION,
                            usedSome && ended != UsageStatus.IN_PROGRESS ? UsageStatus.COMPLETED : ended),
                    used.withRequests(requests),
                    interner.account(null, null, null, Map.of()),
                    null);
        }

        private static UsageStatus status(String word) {
            return switch (word) {
                case "completed" -> UsageStatus.COMPLETED;
                case "failed" -> UsageStatus.FAILED;
                case "expired" -> UsageStatus.EXPIRED;
                case "cancelled" -> UsageStatus.CANCELLED;
                case "validating", "in_progress", "finalizing", "cancelling" -> UsageStatus.IN_PROGRESS;
                default ->
                    throw new InvalidUsageException(
                            "unknown-value", "The status \"%s\" is not known.".formatted(JsonValues.shortened(word)));
            };
        }
    }
}
