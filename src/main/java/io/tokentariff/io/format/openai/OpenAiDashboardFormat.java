package io.tokentariff.io.format.openai;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import java.io.IOException;
import java.io.InputStream;

/**
 * The CSV exports of the provider's usage page, {@code completions_usage_FROM_TO.csv} and those of embeddings, transcriptions, and so on:
 *
 * <pre>{@code
 * start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,…
 * 1775952000,1776038400,2026-04-12T00:00:00+00:00,2026-04-13T00:00:00+00:00,proj_a,41.0,,,gpt-5-mini-2025-08-07,False,default,50000.0,…
 * 1776038400,1776124800,2026-04-13T00:00:00+00:00,2026-04-14T00:00:00+00:00,,,,,,,,,…
 * }</pre>
 *
 * <p>A row is what a result of {@link OpenAiUsageFormat} is, with the same id: of a page and an export of the same bucket one is charged.
 * Whole numbers may be written {@code 41.0}, flags in capitals. A row with nothing but its bucket is an empty bucket, no usage. Rows of one
 * bucket that were grouped alike and differ are all charged, which a notice says; equal ones are charged once. What was used is told by the
 * columns: {@code characters} are of speeches, {@code seconds} of transcriptions, {@code num_sessions} of the code interpreter,
 * {@code num_requests} of searches (with {@code context_level} of the web); without {@code output_tokens} it is embeddings.
 */
public final class OpenAiDashboardFormat implements StreamFormat {

    /** What all exports of the provider's page begin with. */
    static final String TIMES = "start_time,end_time,start_time_iso,end_time_iso";

    @Override
    public String name() {
        return "openai-dashboard";
    }

    @Override
    public boolean recognises(HeadSample head) {
        String header = head.firstLine().replace("\"", "").replaceAll("[;\t|]", ",");
        return header.startsWith(TIMES) && !header.contains("amount_value");
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        CsvRows.read(in, log, sink, OpenAiDashboardRows::new);
    }
}
