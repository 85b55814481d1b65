package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the OpenAI organization usage API for completions, as they were fetched: each page one JSON object, on one line
 * or many, any number of pages one after the other:
 *
 * <pre>{@code
 * {"object":"page","data":[{"object":"bucket","start_time":1795219200,"end_time":1795305600,"results":[
 *   {"object":"organization.usage.completions.result","input_tokens":5000000,"input_cached_tokens":1800000,
 *    "input_cache_write_tokens":0,"input_uncached_tokens":3200000,"output_tokens":900000,"num_model_requests":4100,
 *    "project_id":null,"user_id":null,"api_key_id":null,"model":"gpt-4.1-mini-2025-04-14","batch":false,"service_tier":"default"}]}],
 *  "has_more":false,"next_page":null}
 * }</pre>
 *
 * <p>Each result is one record at its bucket's {@code start_time}, a sum of {@code num_model_requests} requests. Its id is its bucket
 * with what the export was grouped by, so that a page fetched twice is charged once. {@code input_tokens} holds cached and cache-write
 * tokens; {@code input_uncached_tokens} must be what is left, else {@code sum-mismatch}. Audio and images are taken out of the input and
 * the output, as in {@link OpenAiUsageBlock}; {@code input_audio_tokens} are the uncached ones. Embeddings are read as completions are;
 * transcriptions, speeches, searches and code interpreter sessions as meters; moderations cost nothing. A document that is no
 * page is rejected. What the export was not grouped by is null: the model is then not said, the tier is an assumed
 * {@code standard}, {@code batch} the tier if {@code batch} is true. A last page that has more pages makes a total a lower bound.
 */
public final class OpenAiUsageFormat implements StreamFormat {

    private static final String RESULT = "organization.usage.completions.result";

    @Override
    public String name() {
        return "openai-usage";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.objectTypes().contains("page")
                || head.objectTypes().contains("bucket")
                || head.objectTypes().contains(RESULT);
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        DocumentStream documents = new DocumentStream(in, log, sink);
        Pages pages = new Pages(log, sink);
        documents.read(pages::page);
        if (pages.hasMore) {
            log.missing(
                    "more-pages",
                    "%s is not the whole export: its last page says that more pages follow.".formatted(log.file()));
        }
    }

    private static final class Pages {
        private final OpenAiUsageResult result;
        private final ReadLog log;
        private final UsageSink sink;
        private final Set<Long> widths = new HashSet<>();
        private boolean hasMore;

        Pages(ReadLog log, UsageSink sink) {
            this.result = new OpenAiUsageResult(log);
            this.log = log;
            this.sink = sink;
        }

        void page(JsonParser parser, DocumentStream at) throws IOException {
            long line = at.line();
            long offset = at.offset();
            hasMore = false;
            boolean isPage = false;
            Instant start = null;
            Instant end = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                boolean list = token == JsonToken.START_ARRAY;
                if (name.equals("has_more")) {
                    hasMore = token == JsonToken.VALUE_TRUE;
                } else if (name.equals("start_time")) {
                    start = OpenAiBody.time(parser, name);
                } else if (name.equals("end_time")) {
                    end = OpenAiBody.time(parser, name);
                } else if (name.equals("data") && list) {
                    isPage = true;
                    buckets(parser, at);
                } else if ((name.equals("results") || name.equals("result")) && list) {
                    isPage = true;
                    width(start, end);
                    results(parser, at, new OpenAiUsageSum.Bucket(start, end));
                } else {
                    parser.skipChildren();
                }
            }
            if (!isPage) {
                at.reject(
                        new InvalidUsageException(
                                "not-a-page", "This is no page of usage; price it from a file of its own."),
                        line,
                        offset,
                        "");
            }
        }

        /** Buckets of two widths over the same days hold the same usage twice. */
        private void width(@Nullable Instant start, @Nullable Instant end) {
            if (start != null && end != null && widths.add(end.getEpochSecond() - start.getEpochSecond())) {
                if (widths.size() == 2) {
                    log.notice(
                            "bucket-widths",
                            "%s has buckets of several widths; where they cover the same time, its usage is counted twice."
                                    .formatted(log.file()));
                }
            }
        }

        private void buckets(JsonParser parser, DocumentStream at) throws IOException {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    boolean more = hasMore;
                    page(parser, at);
                    hasMore = more;
                } else {
                    at.reject("wrong-type", "A bucket must be an object.", "");
                    parser.skipChildren();
                }
            }
        }

        private void results(JsonParser parser, DocumentStream at, OpenAiUsageSum.Bucket bucket) throws IOException {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    result.read(parser, at, bucket, sink);
                } else {
                    at.reject("wrong-type", "A result must be an object.", "");
                    parser.skipChildren();
                }
            }
        }
    }
}
