package io.tokentariff.io.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tokentariff.rating.Statement;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** A statement's groups as CSV, one a line; the amounts are exact. */
final class StatementCsv {

    private StatementCsv() {}

    static String of(Statement statement) {
        StatementRows rows = new StatementRows(statement);
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(text);
        List<String> head = new ArrayList<>(rows.dimensions());
        head.add("records");
        head.add("unpriced");
        rows.meters().forEach(meter -> head.add(meter + "_tokens"));
        head.add("amount_usd");
        csv.writeRecord(head);
        statement.groups().forEach(group -> csv.writeRecord(rows.cells(group, false)));
        return text.toString();
    }
}
