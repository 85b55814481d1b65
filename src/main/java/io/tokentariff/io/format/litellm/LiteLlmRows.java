package io.tokentariff.io.format.litellm;

import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.io.format.rows.RowReader;
import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes records of the rows of {@link LiteLlmFormat}. */
final class LiteLlmRows implements RowReader {

    private static final String BATCH = "batch";
    private static final Set<String> RESPONSE = Set.of("usage", "service_tier");
    private static final Set<String> WANTED = Set.of(
            "request_id",
            "id",
            "call_type",
            "cache_hit",
            "status",
            "startTime",
            "model",
            "model_group",
            "custom_llm_provider",
            "api_base",
            "hidden_params",
            "metadata",
            "response",
            "model_map_information",
            "spend",
            "response_cost",
            "cost_breakdown",
            "request_tags",
            "end_user",
            "organization_id",
            "team_id",
            "user",
            "api_key",
            "session_id",
            "trace_id",
            "agent_id",
            "mcp_namespaced_tool_name",
            "page",
            "total_pages");

    /** Calls of a model: one that completed has used something, be it counted or not. */
    private static final Pattern OF_A_MODEL = Pattern.compile(
            "a?(text_)?completion|a?responses|a?embedding|a?completion_with_retries"
                    + "|.*(messages|generate_content|pass_through|image|transcription|speech|video|realtime|rerank|ocr|search).*");

    private static final Pattern NUMBER = Pattern.compile("[0-9.eE+]+");
    private static final Pattern RESIDENCY = Pattern.compile("https?://([a-z]{2,8})\\.api\\.openai\\.com(?:[:/].*)?");

    private final ReadLog log;
    private final Interner interner = new Interner();
    private final LiteLlmUsage usage;
    private final LiteLlmAccount account = new LiteLlmAccount(interner);
    private boolean hasMore;

    LiteLlmRows(ReadLog log) {
        this.log = log;
        this.usage = new LiteLlmUsage(log);
    }

    @Override
    public boolean wants(String parent, String name) {
        return switch (parent) {
            case "" -> WANTED.contains(name) || name.contains("token");
            case "response" -> RESPONSE.contains(name);
            default -> true;
        };
    }

    @Override
    public boolean isPage(String name) {
        return name.equals("data");
    }

    @Override
    public void page(Fields page) {
        long pages = page.countOrZero("total_pages");
        hasMore = pages > 0 && page.countOrZero("page") < pages;
    }

    /** Says that usage is missing if the last page was not the last. */
    void end() {
        if (hasMore) {
            log.morePages();
        }
    }

    @Override
    public void read(Fields row, Consumer<UsageRecord> to) {
        String id = row.firstText("request_id", "id");
        String call = row.text("call_type");
        if (id == null) {
            throw NativeDraft.missing("request_id");
        }
        if (call == null) {
            throw NativeDraft.missing("call_type");
        }
        Fields metadata = row.object("metadata");
        Fields response = row.objectIfReadable("response");
        Fields used = usageObject(metadata, response);
        UsageStatus status = status(row, metadata, id);
        TokenCounts tokens = usage.read(row, used, status != UsageStatus.FAILED);
        Money billed = row.money(row.has("spend") ? "spend" : "response_cost");
        String tier = call.contains("retrieve_batch") ? BATCH : used.firstText("service_tier");
        if (tier == null) {
            tier = response.text("service_tier");
        }
        boolean costs =
                (billed != null && !billed.isZero()) || OF_A_MODEL.matcher(call).matches();
        boolean nothing = status == UsageStatus.COMPLETED && tokens.inUse().isEmpty();
        if (nothing && !costs) {
            log.notice("rows-left-out", "Rows that are no calls of a model, such as spans and files, were left out.");
            return;
        }
        to.accept(new UsageRecord(
                id,
                time(row),
                within(row),
                interner.kind(
                        interner.text(LiteLlmModel.of(row, metadata)),
                        tier == null ? UsageKind.DEFAULT_TIER : interner.text(tier),
                        tier != null,
                        Operation.INFERENCE,
                        region(row),
                        status),
                nothing ? tokens.with(Map.of("uncounted_usage", 1L)) : withTools(tokens, row, status),
                account.of(row, metadata),
                null,
                billed));
    }

    private static Fields usageObject(Fields metadata, Fields response) {
        Fields used = metadata.object("usage_object");
        if (used.isEmpty()) {
            used = response.object("usage");
        }
        return used.isEmpty() ? metadata.object("additional_usage_values") : used;
    }

    private static long within(Fields row) {
        String text = row.text("startTime");
        return text == null || NUMBER.matcher(text).matches() ? 0 : InstantText.within(text);
    }

    private Instant time(Fields row) {
        String text = row.text("startTime");
        if (text == null) {
            return log.timeOrAssumed(null, "startTime");
        }
        return NUMBER.matcher(text).matches()
                ? InstantText.sinceEpoch("startTime", text, 0)
                : InstantText.parse("startTime", text, ZoneOffset.UTC);
    }

    private static UsageStatus status(Fields row, Fields metadata, String id) {
        if (isCacheHit(row) || id.contains("_cache_hit")) {
            return UsageStatus.GATEWAY_CACHE;
        }
        String word = row.firstText("status");
        if (word == null) {
            word = metadata.firstText("status");
        }
        return switch (word == null ? "success" : word) {
            case "success" -> UsageStatus.COMPLETED;
            case "failure" -> UsageStatus.FAILED;
            default ->
                throw new InvalidUsageException(
                        "unknown-value", "status (\"%s\") must be success or failure.".formatted(shortened(word)));
        };
    }

    private static boolean isCacheHit(Fields row) {
        String hit = row.text("cache_hit");
        return switch (hit == null ? "None" : hit) {
            case "True", "true" -> true;
            case "False", "false", "None", "null" -> false;
            default ->
                throw new InvalidUsageException(
                        "unknown-value", "cache_hit (\"%s\") must be True or False.".formatted(shortened(hit)));
        };
    }

    private static String shortened(@Nullable String word) {
        return word == null ? "" : word.substring(0, Math.min(40, word.length()));
    }

    /** The residency endpoint by the host that was called: {@code eu} of {@code https://eu.api.openai.com/v1}. */
    private String region(Fields row) {
        String host = row.text("api_base");
        if (host == null) {
            host = row.objectIfAny("hidden_params").text("api_base");
        }
        Matcher residency = RESIDENCY.matcher(host == null ? "" : host);
        return residency.matches() ? interner.text(residency.group(1)) : UsageKind.NO_REGION;
    }

    /** Adds tools that cost something and are not counted. */
    private TokenCounts withTools(TokenCounts tokens, Fields row, UsageStatus status) {
        if (status != UsageStatus.COMPLETED || usage.saysSearches()) {
            return tokens;
        }
        Fields costs = row.objectIfAny("cost_breakdown");
        if (costs.isEmpty()) {
            costs = row.object("metadata").objectIfAny("cost_breakdown");
        }
        Money tools = costs.money("tool_usage_cost");
        return tools == null || tools.isZero() ? tokens : tokens.with(Map.of("uncounted_tools", 1L));
    }
}
