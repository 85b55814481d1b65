package io.tokentariff.io.format.litellm;

import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.rows.JsonRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * What the LiteLLM gateway logs, as JSON: rows of its spend log, as {@code /spend/logs?summarize=false} answers with them, as its table is
 * exported or as it publishes them, and its standard logging payloads, as it writes them into buckets. One a line, pretty-printed, in
 * lists, or under {@code data}:
 *
 * <pre>{@code
 * {"request_id":"chatcmpl-1","call_type":"acompletion","cache_hit":"False","startTime":"2026-05-12T09:00:00.000Z","model":"gpt-4.1-mini",
 *  "custom_llm_provider":"openai","spend":0.0007064,"prompt_tokens":2006,"completion_tokens":300,"team_id":"search","status":"success",
 *  "metadata":{"usage_object":{"prompt_tokens_details":{"cached_tokens":1920}}},"request_tags":["env:prod"]}
 * {"id":"chatcmpl-2","call_type":"acompletion","cache_hit":null,"status":"success","startTime":1778576400.25,"model":"gpt-4.1-mini",
 *  "response_cost":0.0007064,"prompt_tokens":2006,"completion_tokens":300,"response":{"usage":{…},"service_tier":"default"}}
 * }</pre>
 *
 * <p>{@code metadata} and {@code request_tags} may be texts that hold JSON. Times without a zone are UTC. {@code prompt_tokens} hold what
 * was cached, {@code completion_tokens} what was reasoned. What the gateway answered from its own cache ({@code cache_hit}) never reached
 * the provider and is not billed. The tier is what the usage or the response says was served, else it is assumed.
 */
public final class LiteLlmFormat implements StreamFormat {

    static final String NAME = "litellm";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(HeadSample head) {
        Set<String> keys = head.keys();
        return isRow(keys)
                || (keys.contains("data") && head.mentions("\"call_type\"") && head.mentions("\"request_id\""));
    }

    private static boolean isRow(Set<String> keys) {
        return keys.contains("call_type")
                && (keys.contains("request_id") || keys.contains("response_cost"))
                && (keys.contains("spend") || keys.contains("startTime"));
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        LiteLlmRows rows = new LiteLlmRows(log);
        JsonRows.read(in, log, sink, rows);
        rows.end();
    }
}
