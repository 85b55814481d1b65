package io.tokentariff.io.format.langfuse;

import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.rows.JsonRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Observations of Langfuse as JSON: its exports, as lists or one a line, and pages of its API ({@code {"data":[…],"meta":{…}}}):
 *
 * <pre>{@code
 * {"id":"obs-1","type":"GENERATION","startTime":"2026-05-12T09:00:00.000Z","providedModelName":"gpt-4.1-mini-2025-04-14",
 *  "usageDetails":{"input":86,"input_cached_tokens":1920,"output":300,"total":2306},"totalCost":0.0007064,"userId":"u-1"}
 * }</pre>
 *
 * <p>The parts of {@code usageDetails} do not overlap: all input is the sum of every part that is named after it, here 2,006, all output
 * likewise. Where these sums and {@code total} do not agree, {@code total} is right and the rest of it is input. Older observations have
 * {@code usage}, or {@code promptTokens} and {@code completionTokens}. Only observations of type {@code GENERATION} and {@code EMBEDDING}
 * are usage: others may sum them up. The tier that served is not in there; it is assumed.
 */
public final class LangfuseFormat implements StreamFormat {

    static final String NAME = "langfuse";

    private static final Set<String> TYPES = Set.of(
            "GENERATION",
            "EMBEDDING",
            "SPAN",
            "EVENT",
            "AGENT",
            "TOOL",
            "CHAIN",
            "RETRIEVER",
            "EVALUATOR",
            "GUARDRAIL");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(HeadSample head) {
        Set<String> keys = head.keys();
        boolean page = keys.contains("data")
                && (keys.contains("meta") || head.mentions("\"traceId\""))
                && (head.mentions("\"usageDetails\"") || head.mentions("\"calculatedTotalCost\""));
        return page || (TYPES.contains(head.type()) && keys.contains("startTime"));
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        LangfuseRows rows = new LangfuseRows(log);
        JsonRows.read(in, log, sink, rows);
        rows.end();
    }
}
