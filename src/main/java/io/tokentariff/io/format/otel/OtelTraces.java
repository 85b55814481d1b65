package io.tokentariff.io.format.otel;

import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Limit;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the spans of traces until a file ends, or too many are held, and then charges each call once. Spans of one trace may come in any
 * order, and between those of others.
 */
final class OtelTraces {

    private final ReadLog log;
    private final UsageSink sink;
    private final OtelRecord records;
    private final LinkedHashMap<String, List<OtelSpan>> open = new LinkedHashMap<>();
    private final Set<String> closed = new LinkedHashSet<>();

    /** The span that was charged for each response. */
    private final Map<String, OtelSpan> charged = new HashMap<>();

    private int held;
    private long characters;

    OtelTraces(ReadLog log, UsageSink sink) {
        this.log = log;
        this.sink = sink;
        this.records = new OtelRecord(log);
    }

    void add(OtelSpan span) {
        open.computeIfAbsent(span.trace, this::begin).add(span);
        held++;
        characters += span.size();
        while (held > Limit.OPEN_SPANS.most() || characters > Limit.KEPT_CHARACTERS.most()) {
            Map.Entry<String, List<OtelSpan>> eldest =
                    open.entrySet().iterator().next();
            open.remove(eldest.getKey());
            close(eldest.getKey(), eldest.getValue());
        }
    }

    private List<OtelSpan> begin(String trace) {
        if (closed.contains(trace)) {
            log.notice(
                    "trace-apart",
                    "%s has spans of one trace so far apart that they were not read together; a sum and what it sums up may both be charged."
                            .formatted(log.file()));
        }
        return new ArrayList<>(2);
    }

    private void close(String trace, List<OtelSpan> spans) {
        if (closed.size() >= Limit.KEPT_NAMES.most()) {
            closed.clear();
        }
        closed.add(trace);
        spans.forEach(span -> characters -= span.size());
        held -= spans.size();
        OtelTree.link(spans);
        charge(spans);
    }

    /** Charges what is still held, in the order of the file. */
    void end() {
        List<OtelSpan> all = new ArrayList<>(held);
        for (List<OtelSpan> spans : open.values()) {
            OtelTree.link(spans);
            all.addAll(spans);
        }
        open.clear();
        all.sort(Comparator.comparingLong(span -> span.number));
        charge(all);
    }

    private void charge(Collection<OtelSpan> spans) {
        Map<String, OtelSpan> best = best(spans);
        for (OtelSpan span : spans) {
            if (span.saysUsage() && span.usageBelow) {
                log.notice(
                        "sums-of-spans",
                        "Spans that sum up what spans below them say, as those of agents, are not charged.");
            } else if (span.saysUsage()) {
                String response = span.responseId();
                OtelSpan chosen = response == null ? null : best.get(response);
                if (chosen != null && isSameCall(chosen, span)) {
                    log.notice(
                            "call-twice",
                            "Spans that describe one response, as an application's and a gateway's, are charged once.");
                } else {
                    give(span);
                }
            } else if (span.isCall() && !span.usageBelow && !span.usageAbove) {
                give(span);
            }
        }
    }

    /** The span to charge for each response: the one that says most of what was cached, of those the first. */
    private Map<String, OtelSpan> best(Collection<OtelSpan> spans) {
        Map<String, OtelSpan> best = new HashMap<>();
        for (OtelSpan span : spans) {
            String response = span.responseId();
            if (response != null && span.saysUsage() && !span.usageBelow) {
                best.merge(response, span, OtelTraces::better);
            }
        }
        if (charged.size() + best.size() > Limit.KEPT_NAMES.most()) {
            charged.clear();
        }
        best.replaceAll((response, span) -> charged.getOrDefault(response, span));
        best.forEach(charged::putIfAbsent);
        return best;
    }

    private static OtelSpan better(OtelSpan one, OtelSpan other) {
        return other.fault == null && other.count(OtelAttribute.CACHED) > one.count(OtelAttribute.CACHED) ? other : one;
    }

    /** Whether it is another span of what is charged already; a span that came twice is found by its id. */
    private static boolean isSameCall(OtelSpan chosen, OtelSpan span) {
        return chosen != span
                && !chosen.key().equals(span.key())
                && chosen.fault == null
                && span.fault == null
                && chosen.count(OtelAttribute.INPUT) == span.count(OtelAttribute.INPUT)
                && chosen.count(OtelAttribute.OUTPUT) == span.count(OtelAttribute.OUTPUT);
    }

    private void give(OtelSpan span) {
        try {
            UsageRecord record = records.of(span);
            sink.record(record, span.line, span.offset);
        } catch (InvalidUsageException e) {
            sink.reject(new Reject(
                    log.file(),
                    span.line,
                    span.offset,
                    e.code(),
                    String.valueOf(e.getMessage()),
                    Reject.excerpt("span " + span.key())));
        }
    }
}
