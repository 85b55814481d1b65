package io.tokentariff.io.format.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.problem.InvalidUsageException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a file of JSON objects, each a row: one a line, pretty-printed, in lists, or in a list within a page. Memory does not grow with
 * the file.
 */
public final class JsonRows {

    private final UsageSink sink;
    private final RowReader rows;
    private final FieldReader outer;
    private final FieldReader inner;

    private JsonRows(UsageSink sink, RowReader rows) {
        this.sink = sink;
        this.rows = rows;
        this.outer = new FieldReader(rows);
        this.inner = new FieldReader(rows);
    }

    /** Reads a file to its end. */
    public static void read(InputStream in, ReadLog log, UsageSink sink, RowReader rows) throws IOException {
        JsonRows read = new JsonRows(sink, rows);
        DocumentStream.ofRows(in, log, sink).read(read::document);
    }

    private void document(JsonParser parser, DocumentStream at) throws IOException {
        long line = at.line();
        long offset = at.offset();
        boolean[] page = {false};
        Fields fields = outer.read(parser, (name, list) -> {
            if (!rows.isPage(name)) {
                return false;
            }
            page[0] = true;
            elements(list, at);
            return true;
        });
        if (page[0]) {
            page(fields, at, line, offset);
        } else {
            take(outer, fields, at, line, offset);
        }
    }

    private void page(Fields fields, DocumentStream at, long line, long offset) {
        try {
            rows.page(fields);
        } catch (InvalidUsageException e) {
            at.reject(e, line, offset, "");
        }
    }

    private void elements(JsonParser parser, DocumentStream at) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = at.line();
            long offset = at.offset();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                take(inner, inner.read(parser, (name, list) -> false), at, line, offset);
            } else {
                at.reject("wrong-type", "A row must be an object.", "");
                parser.skipChildren();
            }
        }
    }

    private void take(FieldReader reader, Fields row, DocumentStream at, long line, long offset) {
        try {
            reader.check();
            rows.read(row, record -> sink.record(record, line, offset));
        } catch (InvalidUsageException e) {
            String id = row.names().contains("id") || row.names().contains("request_id") ? idOf(row) : "";
            at.reject(e, line, offset, id);
        }
    }

    private static String idOf(Fields row) {
        try {
            return String.valueOf(row.firstText("id", "request_id"));
        } catch (InvalidUsageException e) {
            return "";
        }
    }
}
