package io.tokentariff.io.format.otel;

import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Traces as OTLP/JSON, one export a line or spread over lines, any number of them, each with any number of resources:
 *
 * <pre>{@code
 * {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"spans":[
 *  {"traceId":"5b8e…","spanId":"eee1…","parentSpanId":"","name":"chat gpt-5-mini","startTimeUnixNano":"1778576402000000000","attributes":[
 *   {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.response.model","value":{"stringValue":"gpt-5-mini"}},
 *   {"key":"gen_ai.usage.input_tokens","value":{"intValue":"1200"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"300"}}]}]}]}]}
 * }</pre>
 *
 * <p>Attributes are those of the GenAI conventions, of OpenLLMetry, OpenInference and the Vercel AI SDK: {@link OtelAttribute}. Input holds
 * what was cached, output the reasoning. The id is that of the provider's response, else of the span; the time is the span's start.
 *
 * <p>A call is charged once. A span that says usage and has a span below it that says usage, too, sums it up, as those of agents do: it is not
 * charged. Two spans that name one response are one call. A call that says no usage, as streams do that were not asked for it, makes the
 * total a lower bound, unless a span above it says usage; one that failed without usage costs nothing.
 */
public final class OtelFormat implements StreamFormat {

    private static final Set<String> CONTAINERS =
            Set.of("resourceSpans", "resource_spans", "scopeSpans", "scope_spans", "batches");

    @Override
    public String name() {
        return "otel";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.keys().stream().anyMatch(CONTAINERS::contains)
                || (head.keys().contains("trace") && head.mentions("\"resourceSpans\""));
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        OtelTraces traces = new OtelTraces(log, sink);
        new DocumentStream(in, log, sink).read(new OtelReader(log, traces)::read);
        traces.end();
    }
}
