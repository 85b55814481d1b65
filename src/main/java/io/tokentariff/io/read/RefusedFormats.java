package io.tokentariff.io.read;

import io.tokentariff.io.format.HeadSample;
import io.tokentariff.problem.UsageInputException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Files that are known and not read: each is refused by its name, with what to do instead. The first whose marks are there is meant. */
final class RefusedFormats {

    private static final String NATIVE =
            "map its columns (tariff map FILE proposes how), or write what it counts as native records, one a line (src/docs/usage-formats.md)";

    /** @param what names the file, as in "it is …" */
    private record Refused(String what, String instead, Predicate<HeadSample> marks) {}

    private static final List<Refused> ALL = List.of(
            new Refused(
                    "a spend report of LiteLLM, which has no tokens of each kind",
                    "fetch /spend/logs with summarize=false",
                    anyKey("group_by_day", "total_spend")),
            new Refused(
                    "a sum of LiteLLM's spend log, which has no tokens of each kind",
                    "fetch /spend/logs with summarize=false",
                    keys("spend", "users", "models")),
            new Refused(
                    "LiteLLM's activity by day, which does not say what was cached of each model",
                    "fetch /spend/logs with summarize=false",
                    head -> head.keys().contains("results") && head.mentions("\"api_requests\"")),
            new Refused(
                    "a dump of LiteLLM's database",
                    "export its table LiteLLM_SpendLogs as CSV with a header: \\copy \"LiteLLM_SpendLogs\" to 'spend.csv' csv header",
                    head -> head.keys().isEmpty() && head.mentions("COPY ") && head.mentions("LiteLLM_SpendLogs")),
            new Refused(
                    "an ingestion batch of Langfuse, which may be sent again or be corrected by a later one",
                    "export its observations",
                    keys("batch", "metadata")),
            new Refused(
                    "traces of Langfuse, which sum up their observations",
                    "export the observations",
                    head -> keys("observations", "htmlPath").test(head)
                            || header("totalCost", "observationCount").test(head)),
            new Refused(
                    "metrics of OpenTelemetry, which do not say what was cached",
                    "export traces",
                    anyKey("resourceMetrics", "resource_metrics")),
            new Refused(
                    "log events of OpenTelemetry, which repeat what the spans say",
                    "export traces",
                    anyKey("resourceLogs", "resource_logs")),
            new Refused("an export of Helicone", NATIVE, keys("request_created_at", "response_status")),
            new Refused(
                    "a CSV export of Helicone, which lost what was cached",
                    "export it as JSON lines, and of them the native records",
                    header("response_created_at", "request_created_at")),
            new Refused("a run of LangSmith", NATIVE, keys("run_type", "trace_id")),
            new Refused(
                    "activity of OpenRouter, whose bill it already holds",
                    NATIVE,
                    header("generation_id", "cost_total")),
            new Refused("a generation of OpenRouter", NATIVE, head -> head.mentions("\"native_tokens_prompt\"")),
            new Refused("a log of Portkey", NATIVE, keys("ai_org", "req_units")),
            new Refused(
                    "a session of Claude Code, whose models are of another provider",
                    NATIVE,
                    keys("sessionId", "message")),
            new Refused("an answer of Anthropic, another provider", NATIVE, keys("stop_reason", "role", "usage")),
            new Refused("an answer of Gemini, another provider", NATIVE, anyKey("usageMetadata")),
            new Refused("an answer of Bedrock, another provider", NATIVE, keys("stopReason", "usage")),
            new Refused(
                    "what codex exec --json prints, which says neither the time nor the model",
                    "take the session's file under $CODEX_HOME/sessions",
                    head -> head.type().startsWith("thread.") || head.type().startsWith("turn.")),
            new Refused("an answer of the Vercel AI SDK", NATIVE, anyKey("inputTokenDetails", "promptTokens")),
            new Refused("an answer of the Vercel AI SDK", NATIVE, head -> head.keys()
                    .equals(Set.of("usage", "response"))),
            new Refused("events of OpenMeter, where input and output stand apart", NATIVE, keys("specversion", "data")),
            new Refused(
                    "the provider's export of costs, which has no tokens",
                    "export the usage instead, and compare the two with tariff audit USAGE --billed COSTS",
                    header("start_time_iso", "amount_value")),
            new Refused(
                    "a list of events or checkpoints of a fine-tuning job",
                    "fetch the job itself: it says what it trained",
                    head -> head.objectTypes().contains("fine_tuning.job.event")
                            || head.objectTypes().contains("fine_tuning.job.checkpoint")),
            new Refused(
                    "an answer of the moderations API, which costs nothing",
                    "leave it out",
                    keys("results", "model", "id")));

    private RefusedFormats() {}

    private static Predicate<HeadSample> keys(String... all) {
        return head -> head.keys().containsAll(Set.of(all));
    }

    private static Predicate<HeadSample> anyKey(String... any) {
        Set<String> names = Set.of(any);
        return head -> head.keys().stream().anyMatch(names::contains);
    }

    /** Columns of the first line of a file that is no JSON. */
    private static Predicate<HeadSample> header(String... columns) {
        return head -> head.keys().isEmpty()
                && List.of(columns).stream().allMatch(column -> head.firstLine().contains(column));
    }

    /**
     * Refuses a file that is known and not read.
     *
     * @throws UsageInputException if it is one
     */
    static void check(String file, HeadSample head) {
        for (Refused refused : ALL) {
            if (refused.marks().test(head)) {
                throw new UsageInputException(
                        "not-read", "%s is %s: %s.".formatted(file, refused.what(), refused.instead()));
            }
        }
    }
}
