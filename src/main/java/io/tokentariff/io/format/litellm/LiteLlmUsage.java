package io.tokentariff.io.format.litellm;

import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.Parts;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import java.util.Set;

/**
 * The counts of a row of LiteLLM. All input and output are the row's own {@code prompt_tokens} and {@code completion_tokens}; a row of a
 * batch may have zero there, and the counts in its usage object alone. What is inside them is said by {@code metadata.usage_object}, before
 * 2025-05 by {@code metadata.additional_usage_values}, and in logging payloads also by {@code response.usage}, as the provider wrote it.
 */
final class LiteLlmUsage {

    private static final Set<String> INPUT_DETAILS =
            Set.of("prompt_tokens_details", "input_tokens_details", "prompt_token_details", "input_token_details");
    private static final Set<String> OUTPUT_DETAILS = Set.of(
            "completion_tokens_details", "output_tokens_details", "completion_token_details", "output_token_details");
    private static final Set<String> WHOLES =
            Set.of("prompt_tokens", "input_tokens", "completion_tokens", "output_tokens", "total_tokens");

    private final ReadLog log;
    private final Parts parts;
    private boolean cachedSaid;
    private long reasoning;
    private long searches;

    LiteLlmUsage(ReadLog log) {
        this.log = log;
        this.parts = new Parts(log);
    }

    /**
     * Returns the counts.
     *
     * @param usage the usage object, empty if there is none
     * @param completed whether the request completed: of one that did not, the row alone says what was used
     */
    TokenCounts read(Fields row, Fields usage, boolean completed) {
        parts.clear();
        cachedSaid = false;
        reasoning = 0;
        searches = 0;
        long input = whole(row, "prompt_tokens", usage, "input_tokens", completed);
        long output = whole(row, "completion_tokens", usage, "output_tokens", completed);
        if (completed || input > 0) {
            details(usage);
        }
        for (String name : row.names()) {
            if (!WHOLES.contains(name)) {
                unread(row, name);
            }
        }
        checkTotal(row, input, output);
        if (reasoning > output) {
            throw new InvalidUsageException(
                    "reasoning-exceeds-output",
                    "reasoning_tokens (%s) is more than the output (%s); reasoning is a part of the output."
                            .formatted(reasoning, output));
        }
        if (input > 0 && !cachedSaid) {
            log.cachedNotSaid();
        }
        if (searches > 0) {
            parts.others.put("web_search_calls", searches);
        }
        return parts.of(input, output);
    }

    /** Whether the row says how often a tool was used that costs by the call. */
    boolean saysSearches() {
        return searches > 0;
    }

    private long whole(Fields row, String name, Fields usage, String otherName, boolean completed) {
        long said = row.count(name);
        long ofRow = JsonValues.orZero(said);
        boolean inUsage = usage.has(name) || usage.has(otherName);
        if (said == JsonValues.ABSENT && !inUsage && completed) {
            throw row.missing(name);
        }
        long ofUsage = Math.max(usage.countOrZero(name), usage.countOrZero(otherName));
        if (ofUsage == 0 || ofUsage == ofRow || !completed) {
            return ofRow;
        }
        if (ofRow > 0) {
            log.notice(
                    "total-mismatch",
                    "Records have a usage object that says other counts than they do; their own were used.");
            return ofRow;
        }
        return ofUsage;
    }

    private void checkTotal(Fields row, long input, long output) {
        long total = row.countOrZero("total_tokens");
        if (total > 0 && total != input + output) {
            if (total > input + output) {
                parts.unread("total_tokens", total - input - output);
            }
            log.notice(
                    "total-mismatch",
                    "Records have a total_tokens that is not input plus output; the parts were used.");
        }
    }

    private void details(Fields usage) {
        long read = JsonValues.ABSENT;
        long written = JsonValues.ABSENT;
        for (String name : usage.names()) {
            if (INPUT_DETAILS.contains(name)) {
                inputDetails(usage.object(name));
            } else if (OUTPUT_DETAILS.contains(name)) {
                outputDetails(usage.object(name));
            } else if (name.equals("cache_read_input_tokens")) {
                read = usage.count(name);
            } else if (name.equals("cache_creation_input_tokens")) {
                written = usage.count(name);
            } else if (!WHOLES.contains(name)) {
                unread(usage, name);
            }
        }
        if (read != JsonValues.ABSENT && !cachedSaid) {
            parts.cached = read;
            cachedSaid = true;
        }
        if (written > 0 && parts.written == 0) {
            parts.written = written;
        }
    }

    private void inputDetails(Fields details) {
        for (String name : details.names()) {
            switch (name) {
                case "cached_tokens" -> {
                    long cached = details.count(name);
                    cachedSaid |= cached != JsonValues.ABSENT;
                    parts.cached = JsonValues.orZero(cached);
                }
                case "cache_write_tokens", "cache_creation_tokens" ->
                    parts.written = Math.max(parts.written, details.countOrZero(name));
                case "cache_write_12h_tokens" -> parts.written12h = details.countOrZero(name);
                case "audio_tokens" -> parts.audioInput = details.countOrZero(name);
                case "image_tokens" -> parts.imageInput = details.countOrZero(name);
                case "web_search_requests" -> searches = details.countOrZero(name);
                case "text_tokens" -> {}
                case "cached_tokens_details" -> cachedDetails(details.object(name));
                default -> unread(details, name);
            }
        }
    }

    private void cachedDetails(Fields details) {
        parts.cachedAudio = details.count("audio_tokens");
        parts.cachedImage = details.count("image_tokens");
    }

    private void outputDetails(Fields details) {
        for (String name : details.names()) {
            switch (name) {
                case "reasoning_tokens" -> reasoning = details.countOrZero(name);
                case "audio_tokens" -> parts.audioOutput = details.countOrZero(name);
                case "image_tokens" -> parts.imageOutput = details.countOrZero(name);
                case "text_tokens", "accepted_prediction_tokens", "rejected_prediction_tokens" -> {}
                default -> unread(details, name);
            }
        }
    }

    private void unread(Fields in, String name) {
        if (name.contains("token")) {
            parts.unread(name, in.countIfAny(name));
        }
    }
}
