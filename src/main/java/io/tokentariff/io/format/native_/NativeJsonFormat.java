package io.tokentariff.io.format.native_;

import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.LineFormat;
import io.tokentariff.io.format.LineParser;
import io.tokentariff.io.format.ReadLog;
import java.util.Set;

/**
 * The native record, one JSON object a line:
 *
 * <pre>{@code
 * {"id":"req-1","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","service_tier":"batch","input_tokens":1200,
 *  "cached_input_tokens":1000,"output_tokens":300,"region":"eu","project":"search","workload":"rag-chat"}
 * {"id":"ftjob-1","at":"2026-04-12T09:00:00Z","operation":"training","model":"gpt-4.1-mini","training_tokens":2000000,"epochs":3}
 * }</pre>
 *
 * <p>{@code at} (ISO 8601 with {@code Z} or an offset) and {@code model} are required. Further fields: {@code id},
 * {@code service_tier} (default {@code standard}), {@code operation} ({@code inference}, {@code training}), {@code region}
 * (default {@code global}), {@code status} ({@code completed}, {@code failed}, {@code expired}, {@code cancelled},
 * {@code in_progress}), {@code requests} (default 1), {@code project}, {@code user}, {@code api_key}, {@code workload}, {@code billed_usd},
 * {@code tags} (an object of texts).
 *
 * <p>Inference: {@code input_tokens} with {@code cached_input_tokens} and {@code cache_write_tokens} inside it,
 * {@code output_tokens}, {@code context_tokens}, {@code meters} (an object of counts of other meters, such as
 * {@code audio_input}). One of them is needed, unless the status is not {@code completed}. Training: {@code training_tokens}
 * times {@code epochs} (default 1), or {@code trained_tokens} with the epochs inside; needed unless the status is not
 * {@code completed}.
 *
 * <p>Counts are whole JSON numbers: {@code 1.0}, {@code 1e3} and {@code "12"} are rejected. {@code null} is the same as no
 * field. No field may stand twice. An unknown field is ignored and counted, unless it looks like a slip of a known field
 * that is absent ({@link NearFields}): then the line is rejected, for its tokens would be lost.
 */
public final class NativeJsonFormat implements LineFormat {

    /** The name of both notations. */
    static final String NAME = "native";

    private static final Set<String> TELLING = Set.of(
            "at",
            "service_tier",
            "input_tokens",
            "output_tokens",
            "cached_input_tokens",
            "training_tokens",
            "trained_tokens");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(HeadSample head) {
        Set<String> keys = head.keys();
        boolean wrapped = keys.contains("usage") || keys.contains("object") || keys.contains("request_id");
        return (keys.contains("at") && keys.contains("model"))
                || (!wrapped && keys.stream().filter(TELLING::contains).count() >= 2);
    }

    @Override
    public LineParser parser(ReadLog log) {
        return new NativeJsonParser(log);
    }
}
