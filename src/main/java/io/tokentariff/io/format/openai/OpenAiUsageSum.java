package io.tokentariff.io.format.openai;

import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.Parts;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One sum of usage while its fields come in, from a result of the usage API or a row of its export: the record it is. Reused. */
final class OpenAiUsageSum {

    /** When a bucket begins and ends; what is not said is null. */
    record Bucket(@Nullable Instant start, @Nullable Instant end) {

        /** How long it is; that of a day where it does not say when it ends. */
        long seconds() {
            return start == null || end == null || end.isBefore(start)
                    ? UsageRecord.SECONDS_A_DAY
                    : Duration.between(start, end).toSeconds();
        }
    }

    static final String COMPLETIONS = "completions";
    static final String EMBEDDINGS = "embeddings";

    private static final String BATCH = "batch";

    /** The field of a kind of usage that counts what it is charged by, and the meter of that. */
    private record Counted(UsageField field, String meter) {}

    private static final Map<String, Counted> OTHERS = Map.of(
            "audio_transcriptions", new Counted(UsageField.SECONDS, "audio_seconds"),
            "audio_speeches", new Counted(UsageField.CHARACTERS, "speech_characters"),
            "web_searches", new Counted(UsageField.NUM_REQUESTS, "web_search_calls"),
            "file_searches", new Counted(UsageField.NUM_REQUESTS, "file_search_calls"),
            "code_interpreter_sessions", new Counted(UsageField.NUM_SESSIONS, "container_sessions"));

    private final Interner interner;
    private final Parts parts;
    private final EnumMap<UsageField, Long> counts = new EnumMap<>(UsageField.class);
    private final EnumMap<UsageField, String> texts = new EnumMap<>(UsageField.class);
    private boolean batch;

    OpenAiUsageSum(Interner interner, ReadLog log) {
        this.interner = interner;
        this.parts = new Parts(log);
    }

    void clear() {
        parts.clear();
        counts.clear();
        texts.clear();
        batch = false;
    }

    /** Takes a count; {@link JsonValues#ABSENT} is none. */
    void count(UsageField field, long count) {
        if (count != JsonValues.ABSENT) {
            counts.put(field, count);
        }
    }

    void text(UsageField field, @Nullable String text) {
        if (text != null) {
            texts.put(field, text);
        }
    }

    void batch(boolean said) {
        batch = said;
    }

    /** Takes what is in no field that is known. */
    Parts others() {
        return parts;
    }

    @Nullable
    String model() {
        return texts.get(UsageField.MODEL);
    }

    /**
     * Returns the record.
     *
     * @param kind what was used: {@code completions}
     * @throws InvalidUsageException if the fields contradict each other, one is missing, or there is no such kind
     */
    UsageRecord record(String kind, Bucket bucket) {
        if (bucket.start() == null) {
            throw NativeDraft.missing("start_time");
        }
        String model = model();
        String tier = texts.get(UsageField.SERVICE_TIER);
        String served = batch ? BATCH : tier == null ? UsageKind.DEFAULT_TIER : tier;
        return new UsageRecord(
                id(kind, bucket),
                bucket.start(),
                bucket.seconds(),
                interner.kind(
                        model == null ? UsageKind.NOT_SAID : model,
                        served,
                        batch || tier != null,
                        Operation.INFERENCE,
                        UsageKind.NO_REGION,
                        UsageStatus.COMPLETED),
                tokens(kind).withRequests(Math.max(1, orZero(UsageField.NUM_MODEL_REQUESTS))),
                interner.account(
                        texts.get(UsageField.PROJECT_ID),
                        texts.get(UsageField.USER_ID),
                        texts.get(UsageField.API_KEY_ID),
                        Map.of()),
                null,
                null);
    }

    /** A sum has no id of its own: it is told from others by its bucket and what the export was grouped by. */
    private @Nullable String id(String kind, Bucket bucket) {
        if (bucket.start() == null || bucket.end() == null) {
            return null;
        }
        return Arrays.asList(
                        kind,
                        bucket.start().getEpochSecond(),
                        bucket.end().getEpochSecond(),
                        texts.get(UsageField.PROJECT_ID),
                        texts.get(UsageField.USER_ID),
                        texts.get(UsageField.API_KEY_ID),
                        texts.get(UsageField.MODEL),
                        batch ? BATCH : null,
                        texts.get(UsageField.SERVICE_TIER),
                        texts.get(UsageField.API_SOURCE))
                .stream()
                .map(part -> part == null ? "" : part.toString())
                .collect(Collectors.joining(":"));
    }

    private TokenCounts tokens(String kind) {
        Counted counted = OTHERS.get(kind);
        if (counted != null) {
            return TokenCounts.ofOne(counted.meter(), required(counted.field())).with(parts.others);
        }
        boolean embeddings = kind.equals(EMBEDDINGS);
        if (!embeddings && !kind.equals(COMPLETIONS) && !kind.equals("decisions")) {
            throw new InvalidUsageException(
                    "unsupported-result",
                    "Results of \"%s\" are not read: no rate is for what they count."
                            .formatted(JsonValues.shortened(kind)));
        }
        long input = required(UsageField.INPUT_TOKENS);
        long output = embeddings ? orZero(UsageField.OUTPUT_TOKENS) : required(UsageField.OUTPUT_TOKENS);
        fillParts();
        long plain = input - parts.cached - parts.written - parts.written12h;
        Long uncached = counts.get(UsageField.INPUT_UNCACHED_TOKENS);
        if (uncached != null && uncached != plain) {
            throw new InvalidUsageException(
                    "sum-mismatch",
                    "input_uncached_tokens (%s) is not input_tokens (%s) less input_cached_tokens (%s) and input_cache_write_tokens (%s)."
                            .formatted(uncached, input, parts.cached, parts.written + parts.written12h));
        }
        return parts.of(input, output);
    }

    /** The audio and the images of the fields are the uncached ones. */
    private void fillParts() {
        parts.cached = orZero(UsageField.INPUT_CACHED_TOKENS);
        parts.written = orZero(UsageField.INPUT_CACHE_WRITE_TOKENS);
        parts.written12h = orZero(UsageField.INPUT_CACHE_WRITE_12H_TOKENS);
        parts.cachedAudio = orZero(UsageField.INPUT_CACHED_AUDIO_TOKENS);
        parts.audioInput = orZero(UsageField.INPUT_AUDIO_TOKENS) + parts.cachedAudio;
        parts.cachedImage = orZero(UsageField.INPUT_CACHED_IMAGE_TOKENS);
        parts.imageInput = orZero(UsageField.INPUT_IMAGE_TOKENS) + parts.cachedImage;
        parts.audioOutput = orZero(UsageField.OUTPUT_AUDIO_TOKENS);
        parts.imageOutput = orZero(UsageField.OUTPUT_IMAGE_TOKENS);
    }

    private long required(UsageField field) {
        Long count = counts.get(field);
        if (count == null) {
            throw NativeDraft.missing(field.word);
        }
        return count;
    }

    private long orZero(UsageField field) {
        Long count = counts.get(field);
        return count == null ? 0 : count;
    }
}
