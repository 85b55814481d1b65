package io.tokentariff.io.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tokentariff.rating.Statement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A statement's groups as CSV, one a line; the amounts are exact. */
final class StatementCsv {

    private StatementCsv() {}

    static String of(Statement statement) {
        StatementRows rows = new StatementRows(statement);
        StringWriter text = new StringWriter();
        List<String> head = new ArrayList<>(rows.dimensions());
        head.add("records");
        head.add("unpriced");
        rows.meters().forEach(meter -> head.add(meter + "_tokens"));
        head.add("amount_usd");
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(head);
            statement.groups().forEach(group -> csv.writeRecord(rows.cells(group, false)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
