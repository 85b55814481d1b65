package io.tokentariff.io.format.openai;

import io.tokentariff.io.blocks.LineBlock;
import io.tokentariff.io.blocks.LineBlocks;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import java.io.IOException;
import java.io.InputStream;

/**
 * The output file or the error file of an OpenAI batch, one request a line:
 *
 * <pre>{@code
 * {"id":"batch_req_1","custom_id":"row-17","response":{"status_code":200,"request_id":"req_1","body":{"object":"chat.completion",
 *  "created":1795305600,"model":"gpt-4.1-mini-2025-04-14","usage":{"prompt_tokens":1200,"completion_tokens":80}}},"error":null}
 * {"id":"batch_req_2","custom_id":"row-18","response":null,"error":{"code":"batch_expired","message":"not run in time"}}
 * }</pre>
 *
 * <p>The tier is {@code batch}, whatever the body says. The record's id is {@code id}, else {@code custom_id}. A line with an error, or a
 * {@code status_code} other than 200, has no tokens: status {@code expired} for {@code batch_expired}, {@code cancelled} for
 * {@code batch_cancelled}, else {@code failed}. Such a line has no time of its own; as it is not billed, only its day in
 * reports depends on it: it gets the time of the nearest request before it that has one, the first lines that of the first request after
 * them, and the time assumed, else 1970-01-01, where no line has one or more than {@link BatchTimes#MOST_WAITING} lines wait. A line without an error must have model, time and usage;
 * a reader may assume a time where there is none.
 */
public final class OpenAiBatchFormat implements StreamFormat {

    @Override
    public String name() {
        return "openai-batch";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.keys().contains("custom_id")
                && (head.keys().contains("response") || head.keys().contains("error"));
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        BatchTimes times = new BatchTimes(sink, log.assumedTime());
        OpenAiBatchParser parser = new OpenAiBatchParser(log);
        LineBlocks blocks = new LineBlocks(in);
        LineBlock block = new LineBlock();
        while (blocks.next(block)) {
            block.parse(parser, log, times);
        }
        times.end();
    }
}
