package io.tokentariff.io.format.otel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.CellValues;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Limit;
import io.tokentariff.usage.TokenCounts;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the documents of {@link OtelFormat}: spans, wherever they stand in what surrounds them. */
final class OtelReader {

    private static final int ATTRIBUTES = OtelAttribute.values().length;

    private final ReadLog log;
    private final OtelTraces traces;
    private final Interner interner = new Interner();
    private final long[] counts = new long[ATTRIBUTES];
    private final @Nullable String[] texts = new String[ATTRIBUTES];
    private final int[] ranks = new int[ATTRIBUTES];
    private boolean any;
    private boolean hasSpans;
    private long number;

    OtelReader(ReadLog log, OtelTraces traces) {
        this.log = log;
        this.traces = traces;
    }

    /** Reads one document. */
    void read(JsonParser parser, DocumentStream at) throws IOException {
        long line = at.line();
        long offset = at.offset();
        hasSpans = false;
        level(parser, at, new OtelSpan.Resource());
        if (!hasSpans) {
            at.reject(
                    new InvalidUsageException("not-a-trace", "This is no trace; price it from a file of its own."),
                    line,
                    offset,
                    "");
        }
    }

    /** Reads an object that has spans in it, however deep; the resource is the one they are of. */
    private void level(JsonParser parser, DocumentStream at, OtelSpan.Resource resource) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "resourceSpans", "resource_spans", "batches" -> elements(parser, at, null);
                case "scopeSpans", "scope_spans", "instrumentationLibrarySpans", "instrumentation_library_spans" ->
                    elements(parser, at, resource);
                case "spans" -> spans(parser, at, resource);
                case "trace" -> {
                    if (token == JsonToken.START_OBJECT) {
                        level(parser, at, resource);
                    } else {
                        parser.skipChildren();
                    }
                }
                case "resource" -> resource(parser, resource);
                default -> parser.skipChildren();
            }
        }
    }

    /** @param resource the one of all of them; null if each has its own */
    private void elements(JsonParser parser, DocumentStream at, OtelSpan.@Nullable Resource resource)
            throws IOException {
        hasSpans = true;
        if (!isList(parser, at)) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                level(parser, at, resource == null ? new OtelSpan.Resource() : resource);
            } else {
                at.reject("wrong-type", "A list of spans must hold objects.", "");
                parser.skipChildren();
            }
        }
    }

    private void spans(JsonParser parser, DocumentStream at, OtelSpan.Resource resource) throws IOException {
        hasSpans = true;
        if (!isList(parser, at)) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                OtelSpan span = new OtelSpan(number++, at.line(), at.offset(), resource);
                span(parser, span);
                traces.add(span);
            } else {
                at.reject("wrong-type", "A span must be an object.", "");
                parser.skipChildren();
            }
        }
    }

    private static boolean isList(JsonParser parser, DocumentStream at) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return true;
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            at.reject("wrong-type", "%s must be a list.".formatted(parser.currentName()), "");
        }
        parser.skipChildren();
        return false;
    }

    private void resource(JsonParser parser, OtelSpan.Resource resource) throws IOException {
        clear();
        InvalidUsageException fault = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("attributes")) {
                fault = attributes(parser, null);
            } else {
                parser.skipChildren();
            }
        }
        if (fault == null) {
            resource.project = texts[OtelAttribute.PROJECT.place()];
        }
    }

    private void span(JsonParser parser, OtelSpan span) throws IOException {
        clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "traceId", "trace_id" -> span.trace = word(parser);
                case "spanId", "span_id" -> span.id = word(parser);
                case "parentSpanId", "parent_span_id" -> span.parent = word(parser);
                case "name" -> span.name = word(parser);
                case "startTimeUnixNano", "start_time_unix_nano" -> span.start = word(parser);
                case "status" -> span.failed = failed(parser);
                case "attributes" -> span.fault = attributes(parser, span);
                default -> parser.skipChildren();
            }
        }
        if (any) {
            span.counts = counts.clone();
            span.texts = texts.clone();
        }
    }

    private void clear() {
        any = false;
        Arrays.fill(counts, OtelSpan.NOT_SAID);
        Arrays.fill(texts, null);
        Arrays.fill(ranks, Integer.MAX_VALUE);
    }

    private String word(JsonParser parser) throws IOException {
        if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
            parser.skipChildren();
            return "";
        }
        return interner.text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private boolean failed(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        boolean failed = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("code")) {
                String code = word(parser);
                failed = code.equals("2") || code.equals("STATUS_CODE_ERROR");
            } else {
                parser.skipChildren();
            }
        }
        return failed;
    }

    /** @return the first fault in them, null if there is none */
    private @Nullable InvalidUsageException attributes(JsonParser parser, @Nullable OtelSpan span) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            boolean none = parser.currentToken() == JsonToken.VALUE_NULL;
            parser.skipChildren();
            return none ? null : new InvalidUsageException("wrong-type", "attributes must be a list.");
        }
        InvalidUsageException fault = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String key = "";
            String value = null;
            boolean scalar = true;
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("key")) {
                    key = word(parser);
                } else if (name.equals("value")) {
                    scalar = parser.currentToken() == JsonToken.START_OBJECT;
                    value = value(parser);
                } else {
                    parser.skipChildren();
                }
            }
            try {
                take(key, scalar ? value : "", span);
            } catch (InvalidUsageException e) {
                fault = fault == null ? e : fault;
            }
        }
        return fault;
    }

    /** Returns the one value of an attribute as text; null for one of several parts, or none. */
    private @Nullable String value(JsonParser parser) throws IOException {
        String value = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            boolean scalar = parser.nextToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL;
            if (scalar && parser.getTextLength() <= Limit.NAME.most()) {
                value = word(parser);
            } else {
                parser.skipChildren();
            }
        }
        return value;
    }

    private void take(String key, @Nullable String value, @Nullable OtelSpan span) {
        OtelAttribute.Named named = OtelAttribute.of(key);
        if (named == null) {
            if (span != null && value != null && OtelAttribute.countsTokens(key) && isWhole(value)) {
                span.unread = Math.min(TokenCounts.LARGEST, span.unread + CellValues.count(key, value));
                log.ignoredField(key).increment();
                any = true;
            }
            return;
        }
        int place = named.attribute().place();
        if (value == null || named.rank() >= ranks[place]) {
            return;
        }
        if (named.attribute().count) {
            if (value.isEmpty()) {
                throw new InvalidUsageException("wrong-type", "%s must be a whole number.".formatted(key));
            }
            counts[place] = CellValues.count(key, value);
        } else if (value.isBlank()) {
            return;
        } else {
            texts[place] = value;
        }
        ranks[place] = named.rank();
        any = true;
    }

    /** Whether it is a number above zero. */
    private static boolean isWhole(String value) {
        return !value.isEmpty()
                && value.length() < 18
                && value.chars().allMatch(c -> c >= '0' && c <= '9')
                && value.chars().anyMatch(c -> c != '0');
    }
}
