package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.Parts;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import java.io.IOException;

/**
 * The {@code usage} object of a chat completion ({@code prompt_tokens}, {@code completion_tokens}) or of a response
 * ({@code input_tokens}, {@code output_tokens}), with their {@code …_details}; transcriptions, Realtime and Assistants write these
 * in the singular, {@code input_token_details}. Transcriptions may count {@code seconds} instead.
 *
 * <p>Cached and cache-write tokens are inside the input, reasoning tokens inside the output. Audio, images and 12-hour cache writes
 * are inside them in the provider's count, but have rates of their own: {@link Parts} takes them out. A {@code total_tokens} that
 * is not the sum is only noticed. A field that is not known and whose name holds {@code token} is shown, and its count is the meter
 * {@code unread}: what it costs is missing in the price.
 */
final class OpenAiUsageBlock {

    private static final String SECONDS = "audio_seconds";

    private final ReadLog log;
    private final Parts parts;
    private long input;
    private long output;
    private long total;
    private long reasoning;
    private long seconds;

    OpenAiUsageBlock(ReadLog log) {
        this.log = log;
        this.parts = new Parts(log);
    }

    /** Reads the object whose opening brace is the current token. */
    TokenCounts read(JsonParser parser) throws IOException {
        input = JsonValues.ABSENT;
        output = JsonValues.ABSENT;
        total = JsonValues.ABSENT;
        seconds = JsonValues.ABSENT;
        reasoning = 0;
        parts.clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "prompt_tokens", "input_tokens" -> input = once(input, JsonValues.count(parser, name), "input");
                case "completion_tokens", "output_tokens" ->
                    output = once(output, JsonValues.count(parser, name), "output");
                case "total_tokens" -> total = JsonValues.count(parser, name);
                case "prompt_tokens_details", "input_tokens_details", "prompt_token_details", "input_token_details" ->
                    inputDetails(parser, name);
                case "completion_tokens_details",
                        "output_tokens_details",
                        "completion_token_details",
                        "output_token_details" -> outputDetails(parser, name);
                case "seconds" -> seconds = JsonValues.countRoundedUp(parser, name);
                default -> parts.unread(parser, name);
            }
        }
        return counts();
    }

    private static long once(long before, long now, String what) {
        if (before != JsonValues.ABSENT && now != JsonValues.ABSENT && before != now) {
            throw new InvalidUsageException(
                    "duplicate-field",
                    "The usage says its %s tokens twice, as %s and as %s.".formatted(what, before, now));
        }
        return now == JsonValues.ABSENT ? before : now;
    }

    private void inputDetails(JsonParser parser, String name) throws IOException {
        if (!JsonValues.isObject(parser, name)) {
            return;
        }
        for (String part = parser.nextFieldName(); part != null; part = parser.nextFieldName()) {
            parser.nextToken();
            switch (part) {
                case "cached_tokens" -> parts.cached = JsonValues.orZero(JsonValues.count(parser, part));
                case "cache_write_tokens" -> parts.written = JsonValues.orZero(JsonValues.count(parser, part));
                case "cache_write_12h_tokens" -> parts.written12h = JsonValues.orZero(JsonValues.count(parser, part));
                case "audio_tokens" -> parts.audioInput = JsonValues.orZero(JsonValues.count(parser, part));
                case "image_tokens" -> parts.imageInput = JsonValues.orZero(JsonValues.count(parser, part));
                case "text_tokens" -> parser.skipChildren();
                case "cached_tokens_details" -> cachedDetails(parser, part);
                default -> parts.unread(parser, part);
            }
        }
    }

    private void cachedDetails(JsonParser parser, String name) throws IOException {
        if (!JsonValues.isObject(parser, name)) {
            return;
        }
        for (String part = parser.nextFieldName(); part != null; part = parser.nextFieldName()) {
            parser.nextToken();
            switch (part) {
                case "audio_tokens" -> parts.cachedAudio = JsonValues.count(parser, part);
                case "image_tokens" -> parts.cachedImage = JsonValues.count(parser, part);
                case "text_tokens" -> parser.skipChildren();
                default -> parts.unread(parser, part);
            }
        }
    }

    private void outputDetails(JsonParser parser, String name) throws IOException {
        if (!JsonValues.isObject(parser, name)) {
            return;
        }
        for (String part = parser.nextFieldName(); part != null; part = parser.nextFieldName()) {
            parser.nextToken();
            switch (part) {
                case "reasoning_tokens" -> reasoning = JsonValues.orZero(JsonValues.count(parser, part));
                case "audio_tokens" -> parts.audioOutput = JsonValues.orZero(JsonValues.count(parser, part));
                case "image_tokens" -> parts.imageOutput = JsonValues.orZero(JsonValues.count(parser, part));
                case "text_tokens", "accepted_prediction_tokens", "rejected_prediction_tokens" -> parser.skipChildren();
                default -> parts.unread(parser, part);
            }
        }
    }

    private TokenCounts counts() {
        if (seconds != JsonValues.ABSENT && input == JsonValues.ABSENT) {
            return TokenCounts.ofOne(SECONDS, seconds).with(parts.others);
        }
        if (input == JsonValues.ABSENT || (output == JsonValues.ABSENT && total != input)) {
            throw new InvalidUsageException(
                    "missing-field",
                    "The usage lacks %s tokens.".formatted(input == JsonValues.ABSENT ? "input" : "output"));
        }
        long allOutput = JsonValues.orZero(output);
        if (reasoning > allOutput) {
            throw new InvalidUsageException(
                    "reasoning-exceeds-output",
                    "reasoning_tokens (%s) is more than the output (%s); reasoning is a part of the output."
                            .formatted(reasoning, allOutput));
        }
        if (total != JsonValues.ABSENT && total != input + allOutput) {
            log.notice(
                    "total-mismatch",
                    "%s has records whose total_tokens is not input plus output; the parts were used."
                            .formatted(log.file()));
        }
        return parts.of(input, allOutput);
    }

    /** Whether the current token is the start of an object; anything else but null is a fault. */
    static boolean present(JsonParser parser, String name) throws IOException {
        return parser.currentToken() != JsonToken.VALUE_NULL && JsonValues.isObject(parser, name);
    }
}
