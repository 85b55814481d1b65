package io.tokentariff.io.format.codex;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import java.io.IOException;
import java.util.Map;

/**
 * One object of counts, of a whole session or of its last request.
 *
 * @param input all input, {@code cached} and {@code written} included
 * @param output all output, {@code reasoning} included
 * @param unread tokens of fields that nobody knows
 */
record CodexUsage(long input, long cached, long written, long output, long reasoning, long unread) {

    static final CodexUsage NONE = new CodexUsage(0, 0, 0, 0, 0, 0);

    /** Reads the object whose opening brace is the current token, to its closing brace. */
    static CodexUsage read(JsonParser parser, ReadLog log) throws IOException {
        long input = JsonValues.ABSENT;
        long output = JsonValues.ABSENT;
        long cached = 0;
        long written = 0;
        long reasoning = 0;
        long unread = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "input_tokens" -> input = JsonValues.count(parser, name);
                case "output_tokens" -> output = JsonValues.count(parser, name);
                case "cached_input_tokens", "cache_read_input_tokens" ->
                    cached = JsonValues.orZero(JsonValues.count(parser, name));
                case "cache_write_input_tokens" -> written = JsonValues.orZero(JsonValues.count(parser, name));
                case "reasoning_output_tokens" -> reasoning = JsonValues.orZero(JsonValues.count(parser, name));
                case "total_tokens" -> parser.skipChildren();
                default -> {
                    if (token == JsonToken.VALUE_NUMBER_INT && name.contains("token")) {
                        long count = JsonValues.count(parser, name);
                        unread = Math.min(TokenCounts.LARGEST, unread + count);
                        if (count > 0) {
                            log.ignoredField(name).increment();
                        }
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }
        if (input == JsonValues.ABSENT || output == JsonValues.ABSENT) {
            throw NativeDraft.missing(input == JsonValues.ABSENT ? "input_tokens" : "output_tokens");
        }
        return new CodexUsage(input, cached, written, output, reasoning, unread);
    }

    /** Whether it is at least as much as another, in every part. */
    boolean holds(CodexUsage other) {
        return input >= other.input
                && cached >= other.cached
                && written >= other.written
                && output >= other.output
                && reasoning >= other.reasoning
                && unread >= other.unread;
    }

    CodexUsage less(CodexUsage other) {
        return new CodexUsage(
                input - other.input,
                cached - other.cached,
                written - other.written,
                output - other.output,
                reasoning - other.reasoning,
                unread - other.unread);
    }

    /** @throws InvalidUsageException if a part is more than its whole */
    TokenCounts tokens() {
        if (reasoning > output) {
            throw new InvalidUsageException(
                    "reasoning-exceeds-output",
                    "reasoning_output_tokens (%s) is more than the output (%s); reasoning is a part of the output."
                            .formatted(reasoning, output));
        }
        TokenCounts tokens = TokenCounts.of(input, cached, written, output);
        return unread == 0 ? tokens : tokens.with(Map.of("unread", unread));
    }

    /** What tells totals of a session from others. */
    String key() {
        return "%s:%s:%s:%s".formatted(input, cached, written, output);
    }
}
