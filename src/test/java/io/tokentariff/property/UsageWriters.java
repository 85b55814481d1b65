package io.tokentariff.property;

import io.tokentariff.io.format.columns.ColumnMap;
import io.tokentariff.io.format.columns.ColumnsFormat;
import io.tokentariff.io.read.UsageReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the same records in every usage format, as the tool of each would. To have a new format tried, write its line here. */
final class UsageWriters {

    /** What a format may not be able to say. */
    enum Says {
        TIER,
        BATCH_ALONE,
        WRITTEN,
        AUDIO
    }

    /**
     * One request.
     *
     * @param tier null for one that is not said
     * @param input all input, {@code cached}, {@code written} and {@code audioIn} included; audio is never cached
     * @param output all output, {@code audioOut} included
     */
    record Call(
            String id,
            Instant at,
            String model,
            @Nullable String tier,
            long input,
            long cached,
            long written,
            long output,
            long audioIn,
            long audioOut) {

        String tierOr(String other) {
            return tier == null ? other : tier;
        }

        private String quotedTier() {
            return tier == null ? "null" : "\"" + tier + "\"";
        }
    }

    /**
     * How a format is written.
     *
     * @param name the format's
     * @param says what it can say beside model, time, input, cached input and output
     * @param header what stands before the records
     * @param line one record
     * @param reader null to tell the format by the content
     */
    record Writer(
            String name, Set<Says> says, String header, Function<Call, String> line, @Nullable UsageReader reader) {

        String text(List<Call> calls) {
            return calls.stream().map(line).collect(Collectors.joining("\n", header, "\n"));
        }
    }

    /** Formats that carry no single request of inference, or none in this shape. */
    static final Map<String, String> LEFT_OUT = Map.of("openai-finetune", "holds training alone");

    static final List<Writer> ALL = List.of(
            new Writer("native", Set.of(Says.TIER, Says.WRITTEN, Says.AUDIO), "", UsageWriters::nativeJson, null),
            new Writer(
                    "native",
                    Set.of(Says.TIER, Says.WRITTEN, Says.AUDIO),
                    "id,at,model,service_tier,input_tokens,cached_input_tokens,cache_write_tokens,output_tokens,meters.audio_input,meters.audio_output\n",
                    UsageWriters::csv,
                    null),
            new Writer(
                    "openai-response",
                    Set.of(Says.TIER, Says.WRITTEN, Says.AUDIO),
                    "",
                    call -> chat(call, call.quotedTier()),
                    null),
            new Writer(
                    "openai-batch",
                    Set.of(Says.BATCH_ALONE, Says.WRITTEN, Says.AUDIO),
                    "",
                    call ->
                            "{\"id\":\"%s\",\"custom_id\":\"c\",\"response\":{\"status_code\":200,\"body\":%s},\"error\":null}"
                                    .formatted(call.id(), chat(call, "null")),
                    null),
            new Writer("openai-usage", Set.of(Says.TIER, Says.WRITTEN, Says.AUDIO), "", UsageWriters::page, null),
            new Writer(
                    "openai-dashboard",
                    Set.of(Says.TIER, Says.WRITTEN, Says.AUDIO),
                    "start_time,end_time,start_time_iso,end_time_iso,num_model_requests,model,batch,service_tier,input_tokens,output_tokens,"
                            + "input_cached_tokens,input_cache_write_tokens,input_audio_tokens,output_audio_tokens\n",
                    UsageWriters::row,
                    null),
            new Writer("litellm", Set.of(Says.TIER), "", UsageWriters::spendLog, null),
            new Writer("langfuse", Set.of(Says.WRITTEN, Says.AUDIO), "", UsageWriters::observation, null),
            new Writer("otel", Set.of(Says.TIER, Says.WRITTEN, Says.AUDIO), "", UsageWriters::span, null),
            new Writer("codex", Set.of(Says.WRITTEN), "", UsageWriters::session, null),
            new Writer(
                    "columns",
                    Set.of(Says.TIER, Says.WRITTEN),
                    "call,when,llm,class,prompt,hit,stored,completion\n",
                    call -> "%s,%s,%s,%s,%s,%s,%s,%s"
                            .formatted(
                                    call.id(),
                                    call.at(),
                                    call.model(),
                                    call.tierOr("standard"),
                                    call.input(),
                                    call.cached(),
                                    call.written(),
                                    call.output()),
                    UsageReader.of(
                            new ColumnsFormat(
                                    ColumnMap.ofJson(
                                            "map",
                                            "{\"id\":\"call\",\"at\":\"when\",\"model\":\"llm\",\"service_tier\":\"class\",\"input_tokens\":\"prompt\","
                                                    + "\"cached_input_tokens\":\"hit\",\"cache_write_tokens\":\"stored\",\"output_tokens\":\"completion\"}")),
                            null)));

    private UsageWriters() {}

    private static String nativeJson(Call call) {
        return ("{\"id\":\"%s\",\"at\":\"%s\",\"model\":\"%s\",\"service_tier\":\"%s\",\"input_tokens\":%s,\"cached_input_tokens\":%s,"
                        + "\"cache_write_tokens\":%s,\"output_tokens\":%s,\"meters\":{\"audio_input\":%s,\"audio_output\":%s}}")
                .formatted(
                        call.id(),
                        call.at(),
                        call.model(),
                        call.tierOr("standard"),
                        call.input() - call.audioIn(),
                        call.cached(),
                        call.written(),
                        call.output() - call.audioOut(),
                        call.audioIn(),
                        call.audioOut());
    }

    private static String csv(Call call) {
        return "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s"
                .formatted(
                        call.id(),
                        call.at(),
                        call.model(),
                        call.tierOr(""),
                        call.input() - call.audioIn(),
                        call.cached(),
                        call.written(),
                        call.output() - call.audioOut(),
                        call.audioIn(),
                        call.audioOut());
    }

    private static String chat(Call call, String tier) {
        return ("{\"id\":\"%s\",\"object\":\"chat.completion\",\"created\":%s,\"model\":\"%s\",\"service_tier\":%s,\"usage\":{\"prompt_tokens\":%s,"
                        + "\"completion_tokens\":%s,\"prompt_tokens_details\":{\"cached_tokens\":%s,\"cache_write_tokens\":%s,\"audio_tokens\":%s,"
                        + "\"cached_tokens_details\":{\"audio_tokens\":0}},\"completion_tokens_details\":{\"audio_tokens\":%s}}}")
                .formatted(
                        call.id(),
                        call.at().getEpochSecond(),
                        call.model(),
                        tier,
                        call.input(),
                        call.output(),
                        call.cached(),
                        call.written(),
                        call.audioIn(),
                        call.audioOut());
    }

    private static boolean isBatch(Call call) {
        return "batch".equals(call.tier());
    }

    private static String page(Call call) {
        long start = call.at().getEpochSecond();
        return ("{\"object\":\"page\",\"data\":[{\"object\":\"bucket\",\"start_time\":%s,\"end_time\":%s,\"results\":[{\"object\":"
                        + "\"organization.usage.completions.result\",\"input_tokens\":%s,\"output_tokens\":%s,\"input_cached_tokens\":%s,"
                        + "\"input_cache_write_tokens\":%s,\"input_audio_tokens\":%s,\"output_audio_tokens\":%s,\"num_model_requests\":1,\"model\":\"%s\","
                        + "\"batch\":%s,\"service_tier\":%s,\"user_id\":\"%s\"}]}],\"has_more\":false}")
                .formatted(
                        start,
                        start + 60,
                        call.input(),
                        call.output(),
                        call.cached(),
                        call.written(),
                        call.audioIn(),
                        call.audioOut(),
                        call.model(),
                        isBatch(call),
                        isBatch(call) ? "null" : call.quotedTier(),
                        call.id());
    }

    private static String row(Call call) {
        long start = call.at().getEpochSecond();
        return "%s,%s,%s,,1.0,%s,%s,%s,%s.0,%s.0,%s.0,%s.0,%s.0,%s.0"
                .formatted(
                        start,
                        start + 60,
                        call.at(),
                        call.model(),
                        isBatch(call) ? "True" : "False",
                        isBatch(call) ? "" : call.tierOr(""),
                        call.input(),
                        call.output(),
                        call.cached(),
                        call.written(),
                        call.audioIn(),
                        call.audioOut());
    }

    private static String spendLog(Call call) {
        return ("{\"request_id\":\"%s\",\"call_type\":\"acompletion\",\"spend\":0.1,\"prompt_tokens\":%s,\"completion_tokens\":%s,\"startTime\":\"%s\","
                        + "\"model\":\"%s\",\"custom_llm_provider\":\"openai\",\"cache_hit\":\"False\",\"status\":\"success\",\"metadata\":{\"usage_object\":"
                        + "{\"prompt_tokens_details\":{\"cached_tokens\":%s},\"service_tier\":%s}}}")
                .formatted(
                        call.id(),
                        call.input(),
                        call.output(),
                        call.at(),
                        call.model(),
                        call.cached(),
                        call.quotedTier());
    }

    private static String observation(Call call) {
        Map<String, Long> parts = new TreeMap<>();
        parts.put("input", call.input() - call.cached() - call.written() - call.audioIn());
        parts.put("input_cached_tokens", call.cached());
        parts.put("input_cache_write_tokens", call.written());
        parts.put("input_audio_tokens", call.audioIn());
        parts.put("output", call.output() - call.audioOut());
        parts.put("output_audio_tokens", call.audioOut());
        parts.put("total", call.input() + call.output());
        String details = parts.entrySet().stream()
                .map(part -> "\"" + part.getKey() + "\":" + part.getValue())
                .collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"type\":\"GENERATION\",\"startTime\":\"%s\",\"providedModelName\":\"%s\",\"usageDetails\":{%s}}"
                .formatted(call.id(), call.at(), call.model(), details);
    }

    private static String span(Call call) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("gen_ai.operation.name", "chat");
        attributes.put("gen_ai.response.model", call.model());
        attributes.put("gen_ai.usage.input_tokens", call.input());
        attributes.put("gen_ai.usage.cache_read.input_tokens", call.cached());
        attributes.put("gen_ai.usage.cache_write.input_tokens", call.written());
        attributes.put("gen_ai.usage.audio.input_tokens", call.audioIn());
        attributes.put("gen_ai.usage.output_tokens", call.output());
        attributes.put("gen_ai.usage.audio.output_tokens", call.audioOut());
        if (call.tier() != null) {
            attributes.put("openai.response.service_tier", call.tier());
        }
        String list = attributes.entrySet().stream()
                .map(each -> "{\"key\":\"%s\",\"value\":{\"%s\":\"%s\"}}"
                        .formatted(
                                each.getKey(),
                                each.getValue() instanceof Long ? "intValue" : "stringValue",
                                each.getValue()))
                .collect(Collectors.joining(","));
        return ("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"%s\",\"spanId\":\"1\",\"startTimeUnixNano\":\"%s000000000\","
                        + "\"attributes\":[%s]}]}]}]}")
                .formatted(call.id(), call.at().getEpochSecond(), list);
    }

    private static String session(Call call) {
        String usage =
                "{\"input_tokens\":%s,\"cached_input_tokens\":%s,\"cache_write_input_tokens\":%s,\"output_tokens\":%s,\"total_tokens\":%s}"
                        .formatted(
                                call.input(),
                                call.cached(),
                                call.written(),
                                call.output(),
                                call.input() + call.output());
        return String.join(
                "\n",
                "{\"timestamp\":\"%s\",\"type\":\"session_meta\",\"payload\":{\"id\":\"%s\"}}"
                        .formatted(call.at(), call.id()),
                "{\"timestamp\":\"%s\",\"type\":\"turn_context\",\"payload\":{\"model\":\"%s\"}}"
                        .formatted(call.at(), call.model()),
                "{\"timestamp\":\"%s\",\"type\":\"event_msg\",\"payload\":{\"type\":\"token_count\",\"info\":{\"total_token_usage\":%s,\"last_token_usage\":%2$s}}}"
                        .formatted(call.at(), usage));
    }
}
