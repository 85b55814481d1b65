package io.tokentariff.io.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import java.io.IOException;
import java.util.Map;

/**
 * The {@code usage} object of a chat completion ({@code prompt_tokens}, {@code completion_tokens}) or of a response
 * ({@code input_tokens}, {@code output_tokens}), with their {@code …_details}.
 *
 * <p>Cached and cache-write tokens are inside the input, reasoning tokens inside the output. Audio tokens are inside
 * both in the provider's count, but have rates of their own: they are taken out of the input and the output and become
 * the meters {@code audio_input} and {@code audio_output}. A {@code total_tokens} that is not the sum is only noticed.
 */
final class OpenAiUsageBlock {

    static final String AUDIO_INPUT = "audio_input";
    static final String AUDIO_OUTPUT = "audio_output";

    private final ReadLog log;
    private long input;
    private long output;
    private long total;
    private long cached;
    private long written;
    private long reasoning;
    private long audioInput;
    private long audioOutput;

    OpenAiUsageBlock(ReadLog log) {
        this.log = log;
    }

    /** Reads the object whose opening brace is the current token. */
    TokenCounts read(JsonParser parser) throws IOException {
        input = JsonValues.ABSENT;
        output = JsonValues.ABSENT;
        total = JsonValues.ABSENT;
        cached = 0;
        written = 0;
        reasoning = 0;
        audioInput = 0;
        audioOutput = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "prompt_tokens", "input_tokens" -> input = once(input, JsonValues.count(parser, name), "input");
                case "completion_tokens", "output_tokens" ->
                    output = once(output, JsonValues.count(parser, name), "output");
                case "total_tokens" -> total = JsonValues.count(parser, name);
                case "prompt_tokens_details", "input_tokens_details" -> inputDetails(parser, name);
                case "completion_tokens_details", "output_tokens_details" -> outputDetails(parser, name);
                default -> parser.skipChildren();
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
                case "cached_tokens" -> cached = orZero(JsonValues.count(parser, part));
                case "cache_write_tokens" -> written = orZero(JsonValues.count(parser, part));
                case "audio_tokens" -> audioInput = orZero(JsonValues.count(parser, part));
                default -> parser.skipChildren();
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
                case "reasoning_tokens" -> reasoning = orZero(JsonValues.count(parser, part));
                case "audio_tokens" -> audioOutput = orZero(JsonValues.count(parser, part));
                default -> parser.skipChildren();
            }
        }
    }

    private TokenCounts counts() {
        if (input == JsonValues.ABSENT || (output == JsonValues.ABSENT && total != input)) {
            throw new InvalidUsageException(
                    "missing-field",
                    "The usage lacks %s tokens.".formatted(input == JsonValues.ABSENT ? "input" : "output"));
        }
        long allOutput = orZero(output);
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
        return counts(input, cached, written, allOutput, audioInput, audioOutput);
    }

    /** Takes the audio out of the input and the output. */
    static TokenCounts counts(long input, long cached, long written, long output, long audioInput, long audioOutput) {
        if (audioInput > input || audioOutput > output) {
            throw new InvalidUsageException(
                    "audio-exceeds-total",
                    "The audio tokens (%s in, %s out) are more than all tokens (%s in, %s out)."
                            .formatted(audioInput, audioOutput, input, output));
        }
        TokenCounts text = TokenCounts.of(input - audioInput, cached, written, output - audioOutput);
        return audioInput == 0 && audioOutput == 0
                ? text
                : text.with(Map.of(AUDIO_INPUT, audioInput, AUDIO_OUTPUT, audioOutput));
    }

    static long orZero(long count) {
        return count == JsonValues.ABSENT ? 0 : count;
    }

    /** Whether the current token is the start of an object; anything else but null is a fault. */
    static boolean present(JsonParser parser, String name) throws IOException {
        return parser.currentToken() != JsonToken.VALUE_NULL && JsonValues.isObject(parser, name);
    }
}
