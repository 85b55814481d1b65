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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI fine-tuning jobs, one JSON object each, or the lists the API answers with ({@code {"object":"list","data":[…]}}):
 *
 * <pre>{@code
 * {"id":"ftjob-1","object":"fine_tuning.job","model":"gpt-4.1-mini-2025-04-14","status":"succeeded","trained_tokens":3000000,
 *  "hyperparameters":{"n_epochs":3},"created_at":1795200000,"finished_at":1795203600,"organization_id":"org-1"}
 * }</pre>
 *
 * <p>{@code trained_tokens} already holds the epochs and is not multiplied. It may be null unless the job has succeeded. The
 * time is {@code finished_at}, else {@code created_at}; the model is the base model. The status: {@code succeeded} is completed;
 * {@code running}, {@code queued}, {@code validating_files} and {@code paused} are in progress; {@code failed}, {@code cancelled}. Of the methods, {@code supervised} and {@code dpo} are billed by tokens; {@code reinforcement} is billed by time,
 * which a job does not say: its price is a lower bound.
 */
public final class OpenAiFineTuneFormat implements StreamFormat {

    private static final String JOB = "fine_tuning.job";
    private static final String SUPERVISED = "supervised";
    private static final TokenCounts BY_TIME = TokenCounts.NONE.with(Map.of("uncounted_training_time", 1L));
    private static final Set<String> RUNNING = Set.of("running", "queued", "validating_files", "paused");

    @Override
    public String name() {
        return "openai-finetune";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.objectTypes().contains(JOB)
                || (head.keys().contains("trained_tokens") && head.keys().contains("hyperparameters"));
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        Jobs jobs = new Jobs(sink);
        new DocumentStream(in, log, sink).read(jobs::read);
        if (jobs.hasMore) {
            log.missing(
                    "more-pages",
                    "%s is not the whole list: its last page says that more pages follow.".formatted(log.file()));
        }
    }

    private static final class Jobs {
        private final Interner interner = new Interner();
        private final UsageSink sink;
        private boolean hasMore;
        private boolean list;
        private long trained;
        private String method = SUPERVISED;
        private @Nullable String id;
        private @Nullable String model;
        private @Nullable String status;
        private @Nullable String project;
        private @Nullable Instant created;
        private @Nullable Instant finished;

        Jobs(UsageSink sink) {
            this.sink = sink;
        }

        /** Reads one job or one list of jobs. */
        void read(JsonParser parser, DocumentStream at) throws IOException {
            long line = at.line();
            long offset = at.offset();
            clear();
            InvalidUsageException fault = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                try {
                    if (name.equals("data") && token == JsonToken.START_ARRAY) {
                        boolean more = hasMore;
                        jobs(parser, at);
                        clear();
                        list = true;
                        hasMore = more;
                    } else {
                        take(parser, name);
                    }
                } catch (InvalidUsageException e) {
                    fault = fault == null ? e : fault;
                    parser.skipChildren();
                }
            }
            if (list) {
                list = false;
                return;
            }
            try {
                if (fault != null) {
                    throw fault;
                }
                sink.record(record(), line, offset);
            } catch (InvalidUsageException e) {
                at.reject(e, line, offset, "fine-tuning job " + id);
            }
        }

        private void jobs(JsonParser parser, DocumentStream at) throws IOException {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    read(parser, at);
                } else {
                    at.reject("wrong-type", "A job must be an object.", "");
                    parser.skipChildren();
                }
            }
        }

        private void clear() {
            hasMore = false;
            list = false;
            trained = JsonValues.ABSENT;
            method = SUPERVISED;
            id = null;
            model = null;
            status = null;
            project = null;
            created = null;
            finished = null;
        }

        private void take(JsonParser parser, String name) throws IOException {
            switch (name) {
                case "id" -> id = JsonValues.text(parser, name);
                case "model" -> model = JsonValues.shared(parser, name, interner);
                case "status" -> status = JsonValues.shared(parser, name, interner);
                case "project_id" -> project = JsonValues.shared(parser, name, interner);
                case "method" -> method(parser);
                case "trained_tokens" -> trained = JsonValues.count(parser, name);
                case "created_at" -> created = OpenAiBody.time(parser, name);
                case "finished_at" -> finished = OpenAiBody.time(parser, name);
                case "has_more" -> hasMore = parser.currentToken() == JsonToken.VALUE_TRUE;
                default -> parser.skipChildren();
            }
        }

        private void method(JsonParser parser) throws IOException {
            if (!JsonValues.isObject(parser, "method")) {
                return;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("type")) {
                    method = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        }

        private TokenCounts tokens(UsageStatus itsStatus) {
            switch (method) {
                case SUPERVISED, "dpo" -> {
                    if (trained == JsonValues.ABSENT && itsStatus == UsageStatus.COMPLETED) {
                        throw NativeDraft.missing("trained_tokens");
                    }
                    return trained == JsonValues.ABSENT ? TokenCounts.NONE : TokenCounts.trained(trained);
                }
                case "reinforcement" -> {
                    return trained == JsonValues.ABSENT && itsStatus != UsageStatus.COMPLETED
                            ? TokenCounts.NONE
                            : BY_TIME;
                }
                default ->
                    throw new InvalidUsageException(
                            "unknown-value", "The method \"%s\" is not known.".formatted(JsonValues.shortened(method)));
            }
        }

        private UsageRecord record() {
            String itsModel = model;
            Instant at = finished == null ? created : finished;
            if (itsModel == null) {
                throw NativeDraft.missing("model");
            }
            if (at == null) {
                throw NativeDraft.missing("created_at");
            }
            UsageStatus itsStatus = status();
            return new UsageRecord(
                    id,
                    at,
                    interner.kind(
                            itsModel, UsageKind.DEFAULT_TIER, true, Operation.TRAINING, UsageKind.NO_REGION, itsStatus),
                    tokens(itsStatus),
                    interner.account(project, null, null, Map.of()),
                    null);
        }

        private UsageStatus status() {
            String word = status;
            if (word == null) {
                throw NativeDraft.missing("status");
            }
            if (RUNNING.contains(word)) {
                return UsageStatus.IN_PROGRESS;
            }
            return switch (word) {
                case "succeeded" -> UsageStatus.COMPLETED;
                case "failed" -> UsageStatus.FAILED;
                case "cancelled" -> UsageStatus.CANCELLED;
                default ->
                    throw new InvalidUsageException(
                            "unknown-value", "The status \"%s\" is not known.".formatted(JsonValues.shortened(word)));
            };
        }
    }
}
