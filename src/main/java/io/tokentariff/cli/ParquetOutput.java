package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tokentariff.io.read.ParquetFiles;
import io.tokentariff.io.read.ParquetFiles.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A result that is CSV or JSON lines, written as Parquet: money as {@code decimal(38,18)}, counts, times and texts by the names of their
 * columns, which are the same whatever the rows hold. What is nested in a line is JSON in a text.
 */
final class ParquetOutput extends OutputStream {

    /** How the name of such a file ends. */
    static final String ENDING = ".parquet";

    private static final Pattern MONEY = Pattern.compile(".*_usd|usd_.*|.*Cost|.*UnitPrice|.*Quantity|amount|price");
    private static final Pattern COUNT = Pattern.compile(".*_tokens|records|unpriced|requests|line|offset");
    private static final Pattern TIME = Pattern.compile("at|.*Period(Start|End)");

    /** Of priced records: some fields are not in each line. */
    private static final List<Column> PRICED = List.of(
            new Column("id", ParquetFiles.Type.TEXT),
            new Column("at", ParquetFiles.Type.TIME),
            new Column("model", ParquetFiles.Type.TEXT),
            new Column("priced_as", ParquetFiles.Type.TEXT),
            new Column("tier", ParquetFiles.Type.TEXT),
            new Column("region", ParquetFiles.Type.TEXT),
            new Column("status", ParquetFiles.Type.TEXT),
            new Column("amount_usd", ParquetFiles.Type.MONEY),
            new Column("lines", ParquetFiles.Type.TEXT),
            new Column("at_least", ParquetFiles.Type.FLAG),
            new Column("billed_usd", ParquetFiles.Type.MONEY),
            new Column("findings", ParquetFiles.Type.TEXT),
            new Column("rulebook", ParquetFiles.Type.TEXT));

    private final ParquetFiles library = ParquetFiles.toWrite();
    private final ObjectMapper json = new ObjectMapper();
    private final OutputStream to;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private boolean lines;
    private boolean begun;
    private List<Column> columns = List.of();
    private ParquetFiles.@Nullable Rows rows;

    /** @throws io.tokentariff.problem.WrongUseException if what writes Parquet is not there */
    ParquetOutput(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (!begun && length > 0) {
            begun = true;
            lines = bytes[from] == '{';
        }
        int start = from;
        for (int i = from; lines && i < from + length; i++) {
            if (bytes[i] == '\n') {
                open.write(bytes, start, i - start);
                line(open.toString(UTF_8));
                open.reset();
                start = i + 1;
            }
        }
        open.write(bytes, start, from + length - start);
    }

    private void line(String line) throws IOException {
        JsonNode object = json.readTree(line);
        if (rows == null) {
            begin(object.has("lines") ? PRICED : columns(object));
        }
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        for (Column column : columns) {
            JsonNode value = object.get(column.name());
            cells.add(value == null || value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString());
        }
        add(cells);
    }

    private static List<Column> columns(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().map(ParquetOutput::column).toList();
    }

    private static Column column(String name) {
        ParquetFiles.Type type = ParquetFiles.Type.TEXT;
        if (MONEY.matcher(name).matches()) {
            type = ParquetFiles.Type.MONEY;
        } else if (COUNT.matcher(name).matches()) {
            type = ParquetFiles.Type.COUNT;
        } else if (TIME.matcher(name).matches()) {
            type = ParquetFiles.Type.TIME;
        }
        return new Column(name, type);
    }

    private void begin(List<Column> all) throws IOException {
        columns = all;
        rows = library.write(to, all);
    }

    private void add(List<@Nullable String> cells) throws IOException {
        if (rows != null) {
            rows.add(cells);
        }
    }

    /** A table is read once it is whole: its columns stand in its first line. */
    private void table() throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(open.toString(UTF_8))) {
            for (CsvRecord row : reader) {
                if (rows == null) {
                    begin(row.getFields().stream().map(ParquetOutput::column).toList());
                } else {
                    add(new ArrayList<>(row.getFields()));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } finally {
            to.close();
        }
    }

    private void end() throws IOException {
        if (begun && !lines) {
            table();
        } else if (rows == null && begun) {
            begin(PRICED);
        }
        begun = false;
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }
}
