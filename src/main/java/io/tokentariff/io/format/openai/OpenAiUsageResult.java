package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.Parts;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One result of {@link OpenAiUsageFormat}; reused. */
final class OpenAiUsageResult {

    /** When a bucket begins and ends; what is not said is null. */
    record Bucket(@Nullable Instant start, @Nullable Instant end) {}

    private static final String PREFIX = "organization.usage.";
    private static final String RESULT = ".result";
    private static final String COSTS = "organization.costs.result";
    private static final String BATCH = "batch";

    /** The field of a kind of result that counts what it is charged by, and the meter of that. */
    private record Counted(String field, String meter) {}

    private static final Map<String, Counted> OTHERS = Map.of(
            "audio_transcriptions", new Counted("seconds", "audio_seconds"),
            "audio_speeches", new Counted("characters", "speech_characters"),
            "web_searches", new Counted("num_requests", "web_search_calls"),
            "file_searches", new Counted("num_requests", "file_search_calls"),
            "code_interpreter_sessions", new Counted("num_sessions", "container_sessions"));

    private final Interner interner = new Interner();
    private final ReadLog log;
    private final Parts parts;
    private long input;
    private long uncached;
    private long output;
    private long requests;
    private long seconds;
    private long characters;
    private long calls;
    private long sessions;
    private boolean batch;
    private @Nullable String object;
    private @Nullable String model;
    private @Nullable String tier;
    private @Nullable String project;
    private @Nullable String user;
    private @Nullable String apiKey;
    private @Nullable String source;

    OpenAiUsageResult(ReadLog log) {
        this.log = log;
        this.parts = new Parts(log);
    }

    /** Reads the object whose opening brace is the current token, and gives the sink a record or a reject. */
    void read(JsonParser parser, DocumentStream at, Bucket bucket, UsageSink sink) throws IOException {
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
                    "%s holds costs, not usage: fetch the usage pages of the same days instead.".formatted(log.file()));
        }
        if ("moderations".equals(kind())) {
            log.notice("free-usage", "Moderations cost nothing; their results are not in the statement.");
            return;
        }
        try {
            if (fault != null) {
                throw fault;
            }
            sink.record(record(bucket), line, offset);
        } catch (InvalidUsageException e) {
            at.reject(e, line, offset, "result at %s for %s".formatted(bucket.start(), model));
        }
    }

    private void clear() {
        parts.clear();
        parts.cachedAudio = 0;
        parts.cachedImage = 0;
        input = JsonValues.ABSENT;
        uncached = JsonValues.ABSENT;
        output = JsonValues.ABSENT;
        requests = JsonValues.ABSENT;
        seconds = JsonValues.ABSENT;
        characters = JsonValues.ABSENT;
        calls = JsonValues.ABSENT;
        sessions = JsonValues.ABSENT;
        batch = false;
        object = null;
        model = null;
        tier = null;
        project = null;
        user = null;
        apiKey = null;
        source = null;
    }

    private void take(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "object" -> object = JsonValues.shared(parser, name, interner);
            case "input_tokens" -> input = JsonValues.count(parser, name);
            case "input_cached_tokens" -> parts.cached = orZero(parser, name);
            case "input_cache_write_tokens" -> parts.written = orZero(parser, name);
            case "input_cache_write_12h_tokens" -> parts.written12h = orZero(parser, name);
            case "input_uncached_tokens" -> uncached = JsonValues.count(parser, name);
            case "output_tokens" -> output = JsonValues.count(parser, name);
            case "input_audio_tokens" -> parts.audioInput += orZero(parser, name);
            case "input_cached_audio_tokens" -> {
                parts.cachedAudio = orZero(parser, name);
                parts.audioInput += parts.cachedAudio;
            }
            case "input_image_tokens" -> parts.imageInput += orZero(parser, name);
            case "input_cached_image_tokens" -> {
                parts.cachedImage = orZero(parser, name);
                parts.imageInput += parts.cachedImage;
            }
            case "output_audio_tokens" -> parts.audioOutput = orZero(parser, name);
            case "output_image_tokens" -> parts.imageOutput = orZero(parser, name);
            case "input_text_tokens", "input_cached_text_tokens", "output_text_tokens" -> parser.skipChildren();
            case "num_model_requests" -> requests = JsonValues.count(parser, name);
            case "seconds" -> seconds = JsonValues.countRoundedUp(parser, name);
            case "characters" -> characters = JsonValues.count(parser, name);
            case "num_requests" -> calls = JsonValues.count(parser, name);
            case "num_sessions" -> sessions = JsonValues.count(parser, name);
            case "batch" -> batch = JsonValues.isTrue(parser, name);
            case "model" -> model = JsonValues.shared(parser, name, interner);
            case "service_tier" -> tier = JsonValues.shared(parser, name, interner);
            case "project_id" -> project = JsonValues.shared(parser, name, interner);
            case "user_id" -> user = JsonValues.shared(parser, name, interner);
            case "api_key_id" -> apiKey = JsonValues.shared(parser, name, interner);
            case "api_source" -> source = JsonValues.shared(parser, name, interner);
            default -> parts.unread(parser, name);
        }
    }

    private static long orZero(JsonParser parser, String name) throws IOException {
        return JsonValues.orZero(JsonValues.count(parser, name));
    }

    /** What was used, {@code completions} where the result does not say. */
    private String kind() {
        return object == null || !object.startsWith(PREFIX) || !object.endsWith(RESULT)
                ? "completions"
                : object.substring(PREFIX.length(), object.length() - RESULT.length());
    }

    private UsageRecord record(Bucket bucket) {
        if (bucket.start() == null) {
            throw NativeDraft.missing("start_time");
        }
        TokenCounts tokens = tokens();
        String servedTier = batch ? BATCH : tier == null ? UsageKind.DEFAULT_TIER : tier;
        return new UsageRecord(
                id(bucket),
                bucket.start(),
                interner.kind(
                        model == null ? UsageKind.NOT_SAID : model,
                        servedTier,
                        batch || tier != null,
                        Operation.INFERENCE,
                        UsageKind.NO_REGION,
                        UsageStatus.COMPLETED),
                tokens.withRequests(Math.max(1, requests)),
                interner.account(project, user, apiKey, Map.of()),
                null);
    }

    /** A result has no id of its own: it is told from others by its bucket and what the export was grouped by. */
    private @Nullable String id(Bucket bucket) {
        if (bucket.start() == null || bucket.end() == null) {
            return null;
        }
        return Arrays.asList(
                        kind(),
                        bucket.start().getEpochSecond(),
                        bucket.end().getEpochSecond(),
                        project,
                        user,
                        apiKey,
                        model,
                        batch ? BATCH : null,
                        tier,
                        source)
                .stream()
                .map(part -> part == null ? "" : part.toString())
                .collect(Collectors.joining(":"));
    }

    private TokenCounts tokens() {
        String kind = kind();
        Counted counted = OTHERS.get(kind);
        if (counted != null) {
            long count =
                    switch (counted.field()) {
                        case "seconds" -> seconds;
                        case "characters" -> characters;
                        case "num_sessions" -> sessions;
                        default -> calls;
                    };
            if (count == JsonValues.ABSENT) {
                throw NativeDraft.missing(counted.field());
            }
            return TokenCounts.ofOne(counted.meter(), count);
        }
        boolean embeddings = kind.equals("embeddings");
        if (!embeddings && !kind.equals("completions") && !kind.equals("decisions")) {
            throw new InvalidUsageException(
                    "unsupported-result",
                    "Results of \"%s\" are not read: no rate is for what they count.".formatted(object));
        }
        if (input == JsonValues.ABSENT) {
            throw NativeDraft.missing("input_tokens");
        }
        if (output == JsonValues.ABSENT && !embeddings) {
            throw NativeDraft.missing("output_tokens");
        }
        long plain = input - parts.cached - parts.written - parts.written12h;
        if (uncached != JsonValues.ABSENT && uncached != plain) {
            throw new InvalidUsageException(
                    "sum-mismatch",
                    "input_uncached_tokens (%s) is not input_tokens (%s) less input_cached_tokens (%s) and input_cache_write_tokens (%s)."
                            .formatted(uncached, input, parts.cached, parts.written + parts.written12h));
        }
        return parts.of(input, JsonValues.orZero(output));
    }
}
