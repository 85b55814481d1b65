package io.tokentariff.io.format.langfuse;

import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.Parts;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The counts of an observation. {@code usageDetails} has parts that do not overlap, so that all input is the sum of the parts whose names
 * hold {@code input} and all output of those with {@code output}, as Langfuse itself sums them up. Its {@code total} is what the provider
 * counted: if it is not the sum of both, parts overlap or were left out, and all input is what the output leaves of it.
 */
final class LangfuseUsage {

    private static final Set<String> CACHED =
            Set.of("input_cached_tokens", "input_cache_read", "input_cache_read_tokens", "cache_read_input_tokens");
    private static final Set<String> WRITTEN = Set.of(
            "input_cache_write_tokens",
            "input_cache_creation",
            "input_cache_creation_5m",
            "input_cache_creation_1h",
            "cache_creation_input_tokens");
    private static final String WRITTEN_12H = "input_cache_write_12h_tokens";
    private static final String TOTAL = "total";

    private final ReadLog log;
    private final Parts parts;
    private boolean cachedSaid;

    LangfuseUsage(ReadLog log) {
        this.log = log;
        this.parts = new Parts(log);
    }

    /** Returns the counts, null if the observation says none. */
    @Nullable
    TokenCounts read(Fields row) {
        parts.clear();
        cachedSaid = false;
        Fields details = row.object("usageDetails");
        TokenCounts counts = hasCounts(details) ? ofDetails(details) : ofOlder(row);
        if (counts != null && counts.input() > 0 && !cachedSaid) {
            log.cachedNotSaid();
        }
        return counts;
    }

    private static boolean hasCounts(Fields details) {
        return details.names().stream().anyMatch(details::has);
    }

    private TokenCounts ofDetails(Fields details) {
        long input = 0;
        long output = 0;
        for (String name : details.names()) {
            long count = details.countOrZero(name);
            if (name.contains("input")) {
                input = plus(input, count);
                part(name, count);
            } else if (name.contains("output")) {
                output = plus(output, count);
                part(name, count);
            } else if (!name.equals(TOTAL)) {
                parts.unread(name, count);
            }
        }
        return counted(input, output, details.count(TOTAL));
    }

    private void part(String name, long count) {
        if (CACHED.contains(name)) {
            parts.cached = plus(parts.cached, count);
            cachedSaid = true;
        } else if (WRITTEN.contains(name)) {
            parts.written = plus(parts.written, count);
        } else if (name.equals(WRITTEN_12H)) {
            parts.written12h = count;
        } else if (name.contains("audio")) {
            if (name.contains("input")) {
                parts.audioInput = count;
            } else {
                parts.audioOutput = count;
            }
        } else if (name.contains("image")) {
            if (name.contains("input")) {
                parts.imageInput = count;
            } else {
                parts.imageOutput = count;
            }
        }
    }

    private TokenCounts counted(long input, long output, long total) {
        if (total == JsonValues.ABSENT || total == input + output || input + output == 0) {
            if (total > 0 && input + output == 0) {
                throw new InvalidUsageException(
                        "missing-field",
                        "The observation has a total (%s) and neither input nor output.".formatted(total));
            }
            return parts.of(input, output);
        }
        if (total < output) {
            throw new InvalidUsageException(
                    "sum-mismatch", "total (%s) is less than the output (%s).".formatted(total, output));
        }
        log.notice(
                "total-mismatch",
                "Records have a total that is not the sum of their parts, as parts overlap or are left out; what the output leaves of it is the input.");
        return parts.of(total - output, output);
    }

    /** Observations from before {@code usageDetails}. */
    private @Nullable TokenCounts ofOlder(Fields row) {
        Fields usage = row.object("usage");
        String unit = usage.text("unit");
        boolean inUsage = usage.has("input") || usage.has("output") || usage.has(TOTAL);
        if (inUsage && unit != null && !unit.equals("TOKENS")) {
            throw new InvalidUsageException(
                    "unsupported-result",
                    "The observation counts %s, not TOKENS; they have no rate.".formatted(JsonValues.shortened(unit)));
        }
        Fields from = inUsage ? usage : row;
        long input = from.count(inUsage ? "input" : "promptTokens");
        long output = from.count(inUsage ? "output" : "completionTokens");
        long total = from.count(inUsage ? TOTAL : "totalTokens");
        if (input == JsonValues.ABSENT && output == JsonValues.ABSENT && total <= 0) {
            return null;
        }
        if (input == JsonValues.ABSENT) {
            throw from.missing(inUsage ? "input" : "promptTokens");
        }
        return counted(input, JsonValues.orZero(output), total == 0 ? JsonValues.ABSENT : total);
    }

    private static long plus(long one, long other) {
        return Math.min(TokenCounts.LARGEST + 1, one + other);
    }
}
