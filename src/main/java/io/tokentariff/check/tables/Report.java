package io.tokentariff.check.tables;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.table.SoundTables;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;

/** Where the warnings about tables go; finds the place of a cell from the row and the name of its column. */
final class Report {

    private final SoundTables tables;
    private final Problems problems;

    Report(SoundTables tables, Problems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /**
     * Warns about a cell of a row.
     *
     * @param column the name in the table's header, empty for the whole row
     */
    void warn(RowRef row, String column, String code, String message, String hint) {
        int at = column.isEmpty() ? 0 : place(row, column);
        problems.add(Problem.warning(code, row.file(), row.line(), at, message, hint));
    }

    private int place(RowRef row, String column) {
        TableRow found = tables.row(row.file(), row.line());
        return found == null ? 0 : found.columnOf(column);
    }

    /** Returns a table, read once; one without rows if it is not there. */
    Table table(String file) {
        return tables.table(file);
    }
}
