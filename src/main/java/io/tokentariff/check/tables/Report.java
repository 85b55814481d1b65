package io.tokentariff.check.tables;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableTexts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the warnings about tables go; finds the place of a cell from the row and the name of its column. */
final class Report {

    private final TableTexts texts;
    private final Problems problems;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, Map<Integer, TableRow>> byLine = new HashMap<>();

    /**
     * @param texts gives the content of tables
     */
    Report(TableTexts texts, Problems problems) {
        this.texts = texts;
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
        TableRow found = byLine.computeIfAbsent(row.file(), file -> table(file).rows().stream()
                        .collect(Collectors.toMap(TableRow::line, Function.identity())))
                .get(row.line());
        return found == null ? 0 : found.columnOf(column);
    }

    /** Returns a table, read once; one without rows if it is not there. */
    Table table(String file) {
        return tables.computeIfAbsent(file, name -> Table.readSound(texts, name));
    }
}
