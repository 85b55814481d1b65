package io.tokentariff.io.read;

import com.fasterxml.jackson.core.JsonParser;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One result of {@link OpenAiUsageFormat}; reused. */
final class OpenAiUsageResult {

    private static final String PREFIX = "organization.usage.";
    private static final String COMPLETIONS = "organization.usage.completions.result";
    private static final String COSTS = "organization.costs.result";

    private final Interner interner = new Interner();
    private final ReadLog log;
    private long input;
    private long cached;
    private long written;
    private long uncached;
    private long output;
    private long audioInput;
    private long audioOutput;
    private long requests;
    private boolean batch;
    private @Nullable String object;
    private @Nullable String model;
    private @Nullable String tier;
    private @Nullable String project;
    private @Nullable String user;
    private @Nullable String apiKey;

    OpenAiUsageResult(ReadLog log) {
        this.log = log;
    }

    /** Reads the object whose opening brace is the current token, and gives the sink a record or a reject. */
    void read(JsonParser parser, DocumentStream at, @Nullable Instant start, UsageSink sink) throws IOException {
        long line = at.line();
        long offset = at.offset();
        clear();
        InvalidUsageException fault = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            try {
                take(parser, name);
            } catch (InvalidUsageException e) {
                fault = fault == null ? e : fault;
                parser.skipChildren();
            }
        }
        if (COSTS.equals(object)) {
            throw new UsageInputException(
                    "costs-not-usage",
                    "%s holds costs, not usage; give it to tariff audit with --billed.".formatted(log.file()));
        }
        try {
            if (fault != null) {
                throw fault;
            }
            sink.record(record(start), line, offset);
        } catch (InvalidUsageException e) {
            at.reject(e, line, offset, "result at %s for %s".formatted(start, model));
        }
    }

    private void clear() {
        input = JsonValues.ABSENT;
        cached = 0;
        written = 0;
        uncached = JsonValues.ABSENT;
        output = JsonValues.ABSENT;
        audioInput = 0;
        audioOutput = 0;
        requests = JsonValues.ABSENT;
        batch = false;
        object = null;
        model = null;
        tier = null;
        project = null;
        user = null;
        apiKey = null;
    }

    private void take(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "object" -> object = JsonValues.shared(parser, name, interner);
            case "input_tokens" -> input = JsonValues.count(parser, name);
            case "input_cached_tokens" -> cached = OpenAiUsageBlock.orZero(JsonValues.count(parser, name));
            case "input_cache_write_tokens" -> written = OpenAiUsageBlock.orZero(JsonValues.count(parser, name));
            case "input_uncached_tokens" -> uncached = JsonValues.count(parser, name);
            case "output_tokens" -> output = JsonValues.count(parser, name);
            case "input_audio_tokens" -> audioInput = OpenAiUsageBlock.orZero(JsonValues.count(parser, name));
            case "output_audio_tokens" -> audioOutput = OpenAiUsageBlock.orZero(JsonValues.count(parser, name));
            case "num_model_requests" -> requests = JsonValues.count(parser, name);
            case "batch" -> batch = JsonValues.isTrue(parser, name);
            case "model" -> model = JsonValues.shared(parser, name, interner);
            case "service_tier" -> tier = JsonValues.shared(parser, name, interner);
            case "project_id" -> project = JsonValues.shared(parser, name, interner);
            case "user_id" -> user = JsonValues.shared(parser, name, interner);
            case "api_key_id" -> apiKey = JsonValues.shared(parser, name, interner);
            default -> parser.skipChildren();
        }
    }

    private UsageRecord record(@Nullable Instant start) {
        if (object != null && object.startsWith(PREFIX) && !object.equals(COMPLETIONS)) {
            throw new InvalidUsageException(
                    "unsupported-result", "Results of \"%s\" are not read, only completions.".formatted(object));
        }
        if (start == null) {
            throw NativeDraft.missing("start_time");
        }
        if (input == JsonValues.ABSENT) {
            throw NativeDraft.missing("input_tokens");
        }
        if (output == JsonValues.ABSENT) {
            throw NativeDraft.missing("output_tokens");
        }
        if (uncached != JsonValues.ABSENT && uncached != input - cached - written) {
            throw new InvalidUsageException(
                    "sum-mismatch",
                    "input_uncached_tokens (%s) is not input_tokens (%s) less input_cached_tokens (%s) and input_cache_write_tokens (%s)."
                            .formatted(uncached, input, cached, written));
        }
        String servedTier = batch ? "batch" : tier == null ? UsageKind.DEFAULT_TIER : tier;
        return new UsageRecord(
                null,
                start,
                interner.kind(
                        model == null ? UsageKind.NOT_SAID : model,
                        servedTier,
                        batch || tier != null,
                        Operation.INFERENCE,
                        UsageKind.NO_REGION,
                        UsageStatus.COMPLETED),
                OpenAiUsageBlock.counts(input, cached, written, output, audioInput, audioOutput)
                        .withRequests(requests == JsonValues.ABSENT ? 1 : requests),
                interner.account(project, user, apiKey, Map.of()),
                null);
    }
}
