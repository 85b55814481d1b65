package io.tokentariff.io.format.native_;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.NativeField;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The native record as CSV (RFC 4180, comma, UTF-8). The first line names the columns, in any order, as in
 * {@link NativeJsonFormat}; other meters are columns {@code meters.audio_input}, tags are columns {@code tags.team}:
 *
 * <pre>{@code
 * id,at,model,input_tokens,cached_input_tokens,output_tokens,meters.audio_input,tags.team
 * req-1,2026-04-12T08:30:00Z,gpt-4.1-mini,1200,1000,300,,search
 * }</pre>
 *
 * <p>{@code at}, {@code model} and a column of tokens are required. An empty cell is the same as no field. Counts are
 * whole numbers, {@code 1200} or {@code 1200.0}: {@code 1.000}, {@code 1,5} and {@code 1e3} are rejected. Unknown columns are ignored, unless the name looks
 * like a slip of a known column that is absent: then the file is refused. A row with more or fewer cells than the header is rejected. Quoted
 * cells may hold line feeds; the row's line is the one it begins on. Separators other than the comma are refused.
 */
public final class NativeCsvFormat implements StreamFormat {

    @Override
    public String name() {
        return NativeJsonFormat.NAME;
    }

    @Override
    public boolean recognises(HeadSample head) {
        if (head.isBlank() || head.startsWith('{') || head.startsWith('[')) {
            return false;
        }
        String header = head.firstLine().toLowerCase(Locale.ROOT);
        int known = 0;
        for (String cell : header.split("[,;\t|]", -1)) {
            String name = cell.strip().replace("\"", "");
            if (NativeField.of(name) != null || name.startsWith("meters.") || name.startsWith("tags.")) {
                known++;
            }
        }
        return known >= 2;
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        CsvRows.read(in, log, sink, NativeCsvColumns::of);
    }
}
