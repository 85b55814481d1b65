package io.tokentariff.io.format.columns;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.rows.CsvFields;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.io.format.rows.JsonRows;
import io.tokentariff.io.format.rows.RowReader;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The first rows of a file, each as its columns and the paths into its objects, with what stands there. */
final class ColumnSample implements RowReader {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_COLUMNS = 500;
    private static final int DEEPEST = 3;

    private final List<Map<String, String>> rows = new ArrayList<>();

    /** Looks at the beginning of a file. */
    static ColumnSample of(InputStream in, String name) throws IOException {
        byte[] head = in.readNBytes(MOST_BYTES);
        ColumnSample sample = new ColumnSample();
        ReadLog log = new ReadLog(name, null);
        HeadSample begins = HeadSample.of(head);
        if (begins.startsWith('{') || begins.startsWith('[')) {
            JsonRows.read(new ByteArrayInputStream(head), log, new Nobody(), sample);
        } else if (!begins.isBlank() && !begins.isBinary()) {
            CsvRows.read(new ByteArrayInputStream(head), log, new Nobody(), CsvFields.header(sample));
        }
        return sample;
    }

    @Override
    public boolean isPage(String name) {
        return name.equals("data") || name.equals("results") || name.equals("items") || name.equals("rows");
    }

    @Override
    public void read(Fields row, Consumer<UsageRecord> to) {
        if (rows.size() < MOST_ROWS) {
            Map<String, String> columns = new LinkedHashMap<>();
            add(row, "", 1, columns);
            rows.add(columns);
        }
    }

    private static void add(Fields fields, String path, int depth, Map<String, String> columns) {
        for (String name : fields.names()) {
            Fields inner = fields.objectIfReadable(name);
            if (!inner.isEmpty() && depth < DEEPEST) {
                add(inner, path + name + ".", depth + 1, columns);
            } else if (columns.size() < MOST_COLUMNS) {
                String text = textOf(fields, name);
                columns.put(path + name, text == null ? "" : text);
            }
        }
    }

    private static @Nullable String textOf(Fields fields, String name) {
        try {
            return fields.plainText(name);
        } catch (InvalidUsageException e) {
            return null; // too long for a count, a time or a name
        }
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    /** All columns, in the order in which they first come. */
    List<String> columns() {
        Map<String, String> all = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach(all::putIfAbsent));
        return List.copyOf(all.keySet());
    }

    /** What stands in a column where it is filled. */
    List<String> values(String column) {
        return rows.stream()
                .map(row -> row.getOrDefault(column, ""))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static final class Nobody implements UsageSink {
        @Override
        public void record(UsageRecord record, long line, long offset) {}

        @Override
        public void reject(Reject reject) {}
    }
}
