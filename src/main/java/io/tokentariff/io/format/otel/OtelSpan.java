package io.tokentariff.io.format.otel;

import io.tokentariff.problem.InvalidUsageException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One span while its trace is put together: where it stands, what it says, and what is said above and below it. */
final class OtelSpan {

    static final long NOT_SAID = -1;

    private static final Set<String> CALLS =
            Set.of("chat", "text_completion", "completion", "generate_content", "llm", "embeddings", "embedding");
    private static final Set<String> SUMS = Set.of(
            "invoke_agent", "create_agent", "invoke_workflow", "agent_step", "plan", "execute_tool", "agent", "chain");

    /** The attributes of the resource it is of; its own project, should it name one. */
    static final class Resource {
        @Nullable
        String project;
    }

    final long number;
    final long line;
    final long offset;
    final Resource resource;
    String trace = "";
    String id = "";
    String parent = "";
    String name = "";
    String start = "";
    boolean failed;

    @Nullable
    InvalidUsageException fault;

    /** One for each attribute; null where the span says nothing of calls. */
    long @Nullable [] counts;

    @Nullable
    String @Nullable [] texts;

    long unread;

    /** The span above it; null while it is not known, and at the top. */
    @Nullable
    OtelSpan above;

    boolean usageBelow;
    boolean usageAbove;
    int walk;

    OtelSpan(long number, long line, long offset, Resource resource) {
        this.number = number;
        this.line = line;
        this.offset = offset;
        this.resource = resource;
    }

    long count(OtelAttribute attribute) {
        return counts == null ? NOT_SAID : counts[attribute.place()];
    }

    @Nullable
    String text(OtelAttribute attribute) {
        return texts == null ? null : texts[attribute.place()];
    }

    /** What tells it from all other spans. */
    String key() {
        return trace + ":" + id;
    }

    /** The provider's id of the response; null if it does not say. */
    @Nullable
    String responseId() {
        String said = text(OtelAttribute.RESPONSE_ID);
        return said == null || said.isBlank() ? null : said;
    }

    /** Whether it says what was used, or tries to. */
    boolean saysUsage() {
        return fault != null
                || unread > 0
                || count(OtelAttribute.INPUT) != NOT_SAID
                || count(OtelAttribute.OUTPUT) != NOT_SAID;
    }

    /** Whether it is a call of a model, be there usage or not. */
    boolean isCall() {
        return CALLS.contains(operation()) || isStepOfVercel() || count(OtelAttribute.TOTAL) > 0;
    }

    /** Whether it is something that makes calls, and no call itself. */
    boolean isSum() {
        return SUMS.contains(operation());
    }

    boolean isEmbedding() {
        return operation().startsWith("embedding") || (name.startsWith("ai.") && name.endsWith(".doEmbed"));
    }

    private boolean isStepOfVercel() {
        return name.startsWith("ai.") && name.contains(".do");
    }

    private String operation() {
        String said = text(OtelAttribute.OPERATION);
        return said == null ? "" : said.toLowerCase(Locale.ROOT);
    }

    /** How many characters it holds, roughly. */
    long size() {
        long size = 0L + trace.length() + id.length() + parent.length() + name.length();
        if (texts != null) {
            for (String text : texts) {
                size += text == null ? 0 : text.length();
            }
        }
        return size;
    }
}
