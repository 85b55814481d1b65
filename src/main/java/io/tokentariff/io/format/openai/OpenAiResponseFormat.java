package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonFaults;
import io.tokentariff.io.format.JsonLineParser;
import io.tokentariff.io.format.LineFormat;
import io.tokentariff.io.format.LineParser;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One OpenAI chat completion or Responses object a line (in any other shape: {@link OpenAiAnswersFormat}):
 *
 * <pre>{@code
 * {"id":"chatcmpl-1","object":"chat.completion","created":1795305600,"model":"gpt-4.1-mini-2025-04-14","service_tier":"default",
 *  "usage":{"prompt_tokens":2006,"completion_tokens":300,"prompt_tokens_details":{"cached_tokens":1920}}}
 * {"id":"resp_1","object":"response","created_at":1795305600,"model":"gpt-5-mini-2025-08-07","service_tier":"flex","usage":{
 *  "input_tokens":9126,"input_tokens_details":{"cached_tokens":4864},"output_tokens":3197,"output_tokens_details":{"reasoning_tokens":2048}}}
 * }</pre>
 *
 * <p>{@code service_tier} is the tier that was served, and is kept as it is; absent it is an assumed {@code standard}, which the statement says. {@code model},
 * {@code usage} and the time are required; a reader may assume a time where there is none. The counts: {@link OpenAiUsageBlock}. {@code user} and {@code metadata} go to the account.
 */
public final class OpenAiResponseFormat implements LineFormat {

    @Override
    public String name() {
        return "openai-response";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.firstLineIsWhole()
                && !OpenAiAnswersFormat.isPartOfStream(head)
                && head.keys().contains("model")
                && (head.objectTypes().contains("chat.completion")
                        || head.objectTypes().contains("response")
                        || (head.keys().contains("usage") && head.keys().contains("id")));
    }

    @Override
    public LineParser parser(ReadLog log) {
        return new Parser(log);
    }

    private static final class Parser extends JsonLineParser {
        private final OpenAiBody body;

        Parser(ReadLog log) {
            super(JsonFaults.NO_DUPLICATES, log);
            body = new OpenAiBody(new Interner(), log);
        }

        @Override
        protected @Nullable UsageRecord second(UsageRecord first) {
            return body.images(first);
        }

        @Override
        protected UsageRecord read(JsonParser parser) throws IOException {
            body.read(parser);
            String model = body.model;
            if (model == null) {
                throw NativeDraft.missing("model");
            }
            return body.record(model, body.serviceTier, body.tokens());
        }
    }
}
