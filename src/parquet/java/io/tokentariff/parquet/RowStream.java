package io.tokentariff.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file as lines of JSON, made as they are read. */
final class RowStream extends InputStream {

    private static final int ENOUGH = 1 << 16;
    private static final JsonFactory JSON = new JsonFactory();

    private final ParquetFileReader reader;
    private final MessageType schema;
    private final MessageColumnIO columns;
    private final RowJson rows;
    private final Bytes made = new Bytes();
    private @Nullable RecordReader<Group> group;
    private long left;
    private int at;

    /** Bytes that are read where they were written. */
    private static final class Bytes extends ByteArrayOutputStream {

        byte[] buffer() {
            return buf;
        }
    }

    RowStream(ParquetFileReader reader) {
        this.reader = reader;
        this.schema = reader.getFooter().getFileMetaData().getSchema();
        this.columns = new ColumnIOFactory().getColumnIO(schema);
        this.rows = new RowJson(schema);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (at == made.size()) {
            make();
        }
        int some = Math.min(length, made.size() - at);
        if (some == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(made.buffer(), at, to, offset, some);
        at += some;
        return some;
    }

    /** Makes the next lines; none at the end. */
    private void make() throws IOException {
        made.reset();
        at = 0;
        while (made.size() < ENOUGH && next()) {
            try (JsonGenerator json = JSON.createGenerator(made)) {
                rows.write(group().read(), json);
            }
            made.write('\n');
            left--;
        }
    }

    private RecordReader<Group> group() {
        if (group == null) {
            throw new IllegalStateException("nothing was read");
        }
        return group;
    }

    /** Whether there is another row. */
    private boolean next() throws IOException {
        while (left == 0) {
            PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                return false;
            }
            left = pages.getRowCount();
            group = columns.getRecordReader(pages, new GroupRecordConverter(schema));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
