package io.tokentariff.io.format.otel;

import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.Parts;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the record of a span that is charged. */
final class OtelRecord {

    private static final TokenCounts UNCOUNTED = TokenCounts.NONE.with(Map.of("uncounted_usage", 1L));
    private static final String OPENAI_HOST = "api.openai.com";
    private static final long NANOS = 1_000_000_000;

    /** Providers that are named so and are none of others: OpenAI itself, and libraries that call it. */
    private static final Set<String> NO_OTHERS = Set.of("", "langchain", "litellm", "_other");

    private final ReadLog log;
    private final Interner interner = new Interner();
    private final Parts parts;

    OtelRecord(ReadLog log) {
        this.log = log;
        this.parts = new Parts(log);
    }

    /** @throws InvalidUsageException if what it says is contradictory, or something is missing */
    UsageRecord of(OtelSpan span) {
        if (span.fault != null) {
            throw span.fault;
        }
        String tier = span.text(OtelAttribute.TIER);
        String host = span.text(OtelAttribute.HOST);
        boolean failed = span.failed && !span.saysUsage();
        TokenCounts tokens = span.saysUsage() ? tokens(span) : failed ? TokenCounts.NONE : UNCOUNTED;
        return new UsageRecord(
                span.responseId() == null ? idOf(span) : span.responseId(),
                time(span),
                interner.kind(
                        model(span),
                        tier == null ? UsageKind.DEFAULT_TIER : tier,
                        tier != null,
                        Operation.INFERENCE,
                        host == null || !host.endsWith(OPENAI_HOST) ? UsageKind.NO_REGION : host,
                        failed ? UsageStatus.FAILED : UsageStatus.COMPLETED),
                tokens,
                interner.account(project(span), span.text(OtelAttribute.USER), null, tags(span)),
                span.text(OtelAttribute.WORKLOAD),
                billed(span));
    }

    private static @Nullable String idOf(OtelSpan span) {
        return span.trace.isEmpty() || span.id.isEmpty() ? null : span.key();
    }

    private static @Nullable String project(OtelSpan span) {
        String own = span.text(OtelAttribute.PROJECT);
        return own == null ? span.resource.project : own;
    }

    private static Instant time(OtelSpan span) {
        if (span.start.isEmpty()) {
            throw NativeDraft.missing("startTimeUnixNano");
        }
        long nanos = nanos(span.start);
        return Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    }

    private static long nanos(String text) {
        if (text.length() <= 19 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                // too large: as what is no number
            }
        }
        throw new InvalidUsageException(
                "bad-time",
                "startTimeUnixNano (%s) is no time; it must be nanoseconds since 1970."
                        .formatted(JsonValues.shortened(text)));
    }

    /** The model, the provider before it where it is another one than OpenAI. */
    private static String model(OtelSpan span) {
        String model = span.text(OtelAttribute.MODEL);
        if (model == null) {
            return UsageKind.NOT_SAID;
        }
        String said = span.text(OtelAttribute.PROVIDER);
        String provider = said == null ? "" : said.toLowerCase(Locale.ROOT);
        if (provider.startsWith("openai") || NO_OTHERS.contains(provider) || model.indexOf('/') >= 0) {
            return model;
        }
        boolean azure = provider.startsWith("azure") || provider.startsWith("az.");
        return (azure ? "azure" : provider) + "/" + model;
    }

    private static Map<String, String> tags(OtelSpan span) {
        TreeMap<String, String> tags = new TreeMap<>();
        String session = span.text(OtelAttribute.SESSION);
        String conversation = span.text(OtelAttribute.CONVERSATION);
        if (session != null) {
            tags.put("session", session);
        }
        if (conversation != null) {
            tags.put("conversation", conversation);
        }
        return tags;
    }

    private static @Nullable Money billed(OtelSpan span) {
        String said = span.text(OtelAttribute.BILLED);
        return said == null ? null : JsonValues.money("the span's cost", said);
    }

    private TokenCounts tokens(OtelSpan span) {
        long input = span.count(OtelAttribute.INPUT);
        long output = span.count(OtelAttribute.OUTPUT);
        if (input == OtelSpan.NOT_SAID || (output == OtelSpan.NOT_SAID && !span.isEmbedding())) {
            throw new InvalidUsageException(
                    "missing-field",
                    "The span lacks its %s tokens.".formatted(input == OtelSpan.NOT_SAID ? "input" : "output"));
        }
        long reasoning = span.count(OtelAttribute.REASONING);
        if (reasoning > Math.max(0, output)) {
            throw new InvalidUsageException(
                    "reasoning-exceeds-output",
                    "The reasoning tokens (%s) are more than the output (%s); reasoning is a part of the output."
                            .formatted(reasoning, output));
        }
        notes(span, input);
        parts.clear();
        parts.cached = orZero(span, OtelAttribute.CACHED);
        parts.written = orZero(span, OtelAttribute.WRITTEN);
        parts.audioInput = orZero(span, OtelAttribute.AUDIO_INPUT);
        parts.imageInput = orZero(span, OtelAttribute.IMAGE_INPUT);
        parts.audioOutput = orZero(span, OtelAttribute.AUDIO_OUTPUT);
        parts.imageOutput = orZero(span, OtelAttribute.IMAGE_OUTPUT);
        if (span.unread > 0) {
            parts.others.put("unread", span.unread);
        }
        return parts.of(input, Math.max(0, output));
    }

    private void notes(OtelSpan span, long input) {
        if (span.isSum()) {
            log.notice(
                    "sum-without-calls",
                    "Spans of agents whose calls are not in the file are charged by their own sums; do not price the calls too.");
        }
        if (span.count(OtelAttribute.CACHED) == OtelSpan.NOT_SAID && input > 0 && !span.isEmbedding()) {
            log.cachedNotSaid();
        }
    }

    private static long orZero(OtelSpan span, OtelAttribute attribute) {
        return Math.max(0, span.count(attribute));
    }
}
