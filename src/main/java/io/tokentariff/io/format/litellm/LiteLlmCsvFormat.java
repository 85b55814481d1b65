package io.tokentariff.io.format.litellm;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.rows.CsvFields;
import java.io.IOException;
import java.io.InputStream;

/**
 * LiteLLM's table of its spend log as CSV with its columns in the header, as {@code \copy "LiteLLM_SpendLogs" to 'spend.csv' csv header}
 * writes it. The columns are the fields of {@link LiteLlmFormat}; those that hold objects or lists hold them as JSON.
 */
public final class LiteLlmCsvFormat implements StreamFormat {

    @Override
    public String name() {
        return LiteLlmFormat.NAME;
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.isHeader("request_id", "call_type");
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        LiteLlmRows rows = new LiteLlmRows(log);
        CsvRows.read(in, log, sink, CsvFields.header(rows, "request_id", "call_type", "startTime", "prompt_tokens"));
    }
}
