package io.tokentariff.io.format.otel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What attributes of a span say, each with the names it goes by, the newest first: the first that is there counts. */
enum OtelAttribute {
    INPUT(
            true,
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.prompt_tokens",
            "llm.usage.prompt_tokens",
            "ai.usage.inputTokens",
            "ai.usage.promptTokens",
            "ai.usage.tokens",
            "llm.token_count.prompt"),
    CACHED(
            true,
            "gen_ai.usage.cache_read.input_tokens",
            "gen_ai.usage.cache_read_input_tokens",
            "gen_ai.usage.cached_input_tokens",
            "gen_ai.usage.details.cache_read_tokens",
            "gen_ai.usage.details.cached_tokens",
            "gen_ai.usage.details.cache_read_input_tokens",
            "ai.usage.inputTokenDetails.cacheReadTokens",
            "ai.usage.cachedInputTokens",
            "llm.token_count.prompt_details.cache_read",
            "llm.token_count.prompt_details.cache_input"),
    WRITTEN(
            true,
            "gen_ai.usage.cache_write.input_tokens",
            "gen_ai.usage.cache_creation.input_tokens",
            "gen_ai.usage.cache_write_input_tokens",
            "gen_ai.usage.cache_creation_input_tokens",
            "gen_ai.usage.details.cache_write_tokens",
            "gen_ai.usage.details.cache_creation_input_tokens",
            "ai.usage.inputTokenDetails.cacheWriteTokens",
            "llm.token_count.prompt_details.cache_write"),
    OUTPUT(
            true,
            "gen_ai.usage.output_tokens",
            "gen_ai.usage.completion_tokens",
            "llm.usage.completion_tokens",
            "ai.usage.outputTokens",
            "ai.usage.completionTokens",
            "llm.token_count.completion"),
    REASONING(
            true,
            "gen_ai.usage.reasoning.output_tokens",
            "gen_ai.usage.reasoning_tokens",
            "gen_ai.usage.details.reasoning_tokens",
            "llm.usage.reasoning_tokens",
            "ai.usage.outputTokenDetails.reasoningTokens",
            "ai.usage.reasoningTokens",
            "llm.token_count.completion_details.reasoning"),
    AUDIO_INPUT(
            true,
            "gen_ai.usage.audio.input_tokens",
            "gen_ai.usage.details.input_audio_tokens",
            "llm.token_count.prompt_details.audio"),
    AUDIO_OUTPUT(
            true,
            "gen_ai.usage.audio.output_tokens",
            "gen_ai.usage.details.output_audio_tokens",
            "llm.token_count.completion_details.audio"),
    IMAGE_INPUT(true, "gen_ai.usage.image.input_tokens"),
    IMAGE_OUTPUT(true, "gen_ai.usage.image.output_tokens"),
    TOTAL(true, "gen_ai.usage.total_tokens", "llm.usage.total_tokens", "ai.usage.totalTokens", "llm.token_count.total"),

    /** What is left of others. */
    REST(
            true,
            "gen_ai.usage.text.input_tokens",
            "gen_ai.usage.text.output_tokens",
            "gen_ai.usage.details.input_tokens",
            "gen_ai.usage.details.output_tokens",
            "gen_ai.usage.details.total_tokens",
            "gen_ai.usage.details.text_tokens",
            "gen_ai.usage.details.accepted_prediction_tokens",
            "gen_ai.usage.details.rejected_prediction_tokens",
            "ai.usage.inputTokenDetails.noCacheTokens",
            "ai.usage.outputTokenDetails.textTokens"),

    RESPONSE_ID(false, "gen_ai.response.id", "ai.response.id"),
    MODEL(false, "gen_ai.response.model", "ai.response.model", "llm.model_name", "gen_ai.request.model", "ai.model.id"),
    TIER(false, "openai.response.service_tier", "gen_ai.openai.response.service_tier"),
    PROVIDER(false, "gen_ai.provider.name", "gen_ai.system", "llm.provider", "ai.model.provider"),
    OPERATION(false, "gen_ai.operation.name", "openinference.span.kind", "llm.request.type"),
    BILLED(false, "llm.cost.total", "gen_ai.usage.cost", "operation.cost"),
    HOST(false, "server.address"),
    PROJECT(false, "service.name"),
    WORKLOAD(false, "gen_ai.agent.name"),
    USER(false, "user.id", "enduser.id"),
    SESSION(false, "session.id"),
    CONVERSATION(false, "gen_ai.conversation.id");

    /** Under these names a number is a count of tokens, known or not. */
    private static final List<String> USAGE = List.of("gen_ai.usage.", "llm.usage.", "ai.usage.", "llm.token_count.");

    /** One name of an attribute; the one with the lowest rank counts. */
    record Named(OtelAttribute attribute, int rank) {}

    private static final Map<String, Named> BY_NAME = new HashMap<>();

    static {
        for (OtelAttribute attribute : values()) {
            for (int rank = 0; rank < attribute.names.size(); rank++) {
                BY_NAME.put(attribute.names.get(rank), new Named(attribute, rank));
            }
        }
    }

    final boolean count;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list
    private final List<String> names;

    OtelAttribute(boolean count, String... names) {
        this.count = count;
        this.names = List.of(names);
    }

    /** Its place in an array with one for each. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /** Returns what an attribute of that very name says, null if nobody knows. */
    static @Nullable Named of(String name) {
        return BY_NAME.get(name);
    }

    /** Whether an attribute that nobody knows counts tokens. */
    static boolean countsTokens(String name) {
        return USAGE.stream().anyMatch(name::startsWith);
    }
}
