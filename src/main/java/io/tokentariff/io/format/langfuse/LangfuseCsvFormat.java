package io.tokentariff.io.format.langfuse;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.rows.CsvFields;
import java.io.IOException;
import java.io.InputStream;

/**
 * Observations of Langfuse as its CSV export has them: the fields of {@link LangfuseFormat} are columns, those that are objects or lists
 * hold them as JSON.
 */
public final class LangfuseCsvFormat implements StreamFormat {

    @Override
    public String name() {
        return LangfuseFormat.NAME;
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.isHeader("type", "startTime", "usageDetails")
                || head.isHeader("type", "startTime", "providedModelName")
                || head.isHeader("traceId", "type", "startTime");
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        LangfuseRows rows = new LangfuseRows(log);
        CsvRows.read(in, log, sink, CsvFields.header(rows, "type", "startTime", "usageDetails"));
    }
}
