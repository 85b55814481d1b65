package io.tokentariff.io.format.columns;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.rows.CsvFields;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.io.format.rows.JsonRows;
import io.tokentariff.problem.UsageInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Any CSV file, or JSON objects in lines or lists, of which a {@link ColumnMap} says which column is which field of a native record. A
 * column of tokens that the map does not name makes the price a lower bound. The tier is assumed where the map does not say it.
 */
public final class ColumnsFormat implements StreamFormat {

    public static final String NAME = "columns";

    private final ColumnMap map;

    public ColumnsFormat(ColumnMap map) {
        this.map = map;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(HeadSample head) {
        return true;
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(in, HeadSample.SIZE);
        HeadSample head = HeadSample.peek(stream);
        ColumnRows rows = new ColumnRows(map, log);
        if (head.startsWith('{') || head.startsWith('[')) {
            JsonRows.read(stream, log, sink, rows);
        } else {
            CsvRows.read(stream, log, sink, (cells, to) -> {
                require(cells, to.file());
                return CsvFields.header(rows).of(cells, to);
            });
        }
    }

    private void require(List<String> header, String file) {
        if (header.size() == 1 && (header.get(0).contains(";") || header.get(0).contains("\t"))) {
            throw new UsageInputException(
                    "wrong-separator",
                    "%s does not separate its columns with commas; save it with commas.".formatted(file));
        }
        Set<String> names = Set.copyOf(new TreeSet<>(header));
        for (String column : map.columns()) {
            boolean there =
                    names.contains(column) || Fields.heads(column).stream().anyMatch(names::contains);
            if (!there) {
                throw new UsageInputException(
                        "missing-column",
                        "%s has no column \"%s\", which the map names; its columns are %s."
                                .formatted(file, column, String.join(", ", new TreeSet<>(header))));
            }
        }
    }
}
