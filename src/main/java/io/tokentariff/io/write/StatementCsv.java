package io.tokentariff.io.write;

import io.tokentariff.rating.statement.Statement;

/** A statement's groups as CSV, one a line; the amounts are exact. */
final class StatementCsv {

    private StatementCsv() {}

    static String of(Statement statement) {
        StatementRows rows = new StatementRows(statement);
        return Csv.of(rows.head(), statement.groups().stream().map(rows::cells).toList());
    }
}
