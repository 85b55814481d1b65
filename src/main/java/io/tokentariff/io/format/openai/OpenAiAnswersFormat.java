package io.tokentariff.io.format.openai;

import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.EventLines;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Answers of OpenAI's API in any shape but one a line: pretty-printed, one after the other, in lists ({@code […]}, or stored ones,
 * {@code {"object":"list","data":[…]}}), as chunks or events of a stream, or as the server-sent events themselves ({@code data: {…}}).
 * Chat and legacy completions, Responses and their compaction, embeddings, transcriptions, images, Assistants' runs, and the events of a
 * Realtime session.
 *
 * <p>All chunks or events with one {@code id} are one record: the last usage that any of them says, as some servers send sums that grow.
 * They may come between those of others. A stream without usage is a record whose price is a lower bound ({@code uncounted}). Images,
 * transcriptions and compactions name no model: such usage has no price. A Realtime response has the model of its session.
 */
public final class OpenAiAnswersFormat implements StreamFormat {

    private static final Set<String> OBJECTS = Set.of(
            "chat.completion",
            "response",
            "response.compaction",
            "text_completion",
            "embedding",
            "thread.run",
            "realtime.response",
            "realtime.session");
    private static final Set<String> IMAGE = Set.of("quality", "size", "output_format", "background", "usage");

    @Override
    public String name() {
        return "openai-response";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return isPartOfStream(head)
                || head.objectTypes().stream().anyMatch(OBJECTS::contains)
                || isUsageOfAnswer(head)
                || isImage(head);
    }

    /** Whether the file begins with a chunk or an event. */
    static boolean isPartOfStream(HeadSample head) {
        String type = head.type();
        return head.objectTypes().contains("chat.completion.chunk")
                || head.keys().contains("prompt_filter_results")
                || type.startsWith("response.")
                || type.startsWith("transcript.text.")
                || type.startsWith("image_generation.")
                || type.startsWith("image_edit.")
                || type.startsWith("session.")
                || type.startsWith("conversation.item.");
    }

    private static boolean isUsageOfAnswer(HeadSample head) {
        Set<String> keys = head.keys();
        return keys.contains("usage") && (keys.contains("text") || (keys.contains("model") && keys.contains("id")));
    }

    private static boolean isImage(HeadSample head) {
        Set<String> keys = head.keys();
        return keys.contains("created")
                && keys.contains("data")
                && keys.stream().anyMatch(IMAGE::contains);
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        OpenAiAnswers answers = new OpenAiAnswers(log, sink);
        new DocumentStream(new EventLines(in), log, sink, true).read(answers::read);
        answers.end();
    }
}
