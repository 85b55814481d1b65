package io.tokentariff.io.write;

import io.tokentariff.rating.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** A statement's groups as CSV, one a line, then what agreements and free credits do to them; the amounts are exact. */
final class StatementCsv {

    private StatementCsv() {}

    static String of(Statement statement) {
        StatementRows rows = new StatementRows(statement);
        List<List<String>> cells =
                new ArrayList<>(statement.groups().stream().map(rows::cells).toList());
        cells.addAll(rows.lines());
        return Csv.of(rows.head(), cells);
    }
}
