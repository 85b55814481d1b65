package io.tokentariff.review.imports;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.review.imports.SheetCell.Kind;
import io.tokentariff.table.Column;
import io.tokentariff.table.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the rows of a table from a sheet: a line with the names of columns, and a line for each row. Numbers and days are what
 * their cells hold, not how they look; formulas are not read, and neither is a day where a name stands.
 */
final class SheetTable {

    private final String workbook;
    private final Sheet sheet;
    private final TableSchema schema;
    private final Problems problems;

    /** @param workbook the file's name, for problems */
    SheetTable(String workbook, Sheet sheet, TableSchema schema, Problems problems) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.schema = schema;
        this.problems = problems;
    }

    /**
     * Returns the rows, as the texts of their cells by column; cells that hold nothing are left out.
     *
     * @param needed the columns that must be there
     */
    List<Map<String, String>> rows(Set<String> needed) {
        for (String range : sheet.merged()) {
            report("merged-cells", range, "The cells are merged; which rows the value is for is nothing to guess.", "");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        if (sheet.rows().isEmpty()) {
            report("empty-table", "A1", "The sheet holds nothing, not even the names of the columns.", "");
            return rows;
        }
        SortedMap<Integer, String> header = header(sheet.rows().get(0), needed);
        for (SortedMap<Integer, SheetCell> line :
                sheet.rows().subList(1, sheet.rows().size())) {
            rows.add(row(header, line));
        }
        return rows;
    }

    private SortedMap<Integer, String> header(SortedMap<Integer, SheetCell> line, Set<String> needed) {
        SortedMap<Integer, String> header = new TreeMap<>();
        line.forEach((place, cell) -> {
            String name = schema.nameOf(cell.text().strip());
            if (cell.kind() != Kind.TEXT || !schema.columnNames().contains(name)) {
                report(
                        "unknown-column",
                        cell.address(),
                        "The column \"%s\" is not known in the table %s.".formatted(cell.text(), schema.name()),
                        NearestName.hint(cell.text(), schema.headings()));
            } else if (header.containsValue(name)) {
                report("duplicate-column", cell.address(), "The column \"%s\" stands twice.".formatted(name), "");
            }
            header.put(place, name);
        });
        for (String name : needed) {
            if (!header.containsValue(name)) {
                report("missing-column", "A1", "The sheet lacks the column \"%s\" of its table.".formatted(name), "");
            }
        }
        return header;
    }

    private Map<String, String> row(SortedMap<Integer, String> header, SortedMap<Integer, SheetCell> line) {
        Map<String, String> row = new HashMap<>();
        line.forEach((place, cell) -> {
            String name = header.get(place);
            if (name == null) {
                report("wrong-cell-count", cell.address(), "The cell stands in a column without a name.", "");
            } else if (schema.columnNames().contains(name)) {
                row.put(name, text(schema.column(name), cell));
            }
        });
        return row;
    }

    private String text(Column column, SheetCell cell) {
        String text = cell.text().strip();
        return switch (cell.kind()) {
            case TEXT -> ofText(column, cell, text);
            case NUMBER ->
                refusedIf(column.kind() == Column.Kind.DAY || column.kind() == Column.Kind.YES_NO, column, cell);
            case DAY -> {
                boolean whole = text.indexOf('T') < 0;
                boolean wanted = column.kind() == Column.Kind.DAY || column.kind() == Column.Kind.VALUE;
                yield refusedIf(!wanted || !whole, column, cell);
            }
            case YES_NO -> refusedIf(column.kind() != Column.Kind.YES_NO, column, cell);
            case FORMULA -> {
                report(
                        "formula-cell",
                        cell.address(),
                        "The cell of \"%s\" holds a formula, %s.".formatted(column.name(), shortened(text)),
                        "Write what it comes to; formulas are not read.");
                yield "";
            }
            case FAILED -> refusedIf(true, column, cell);
        };
    }

    /** A text that stands for a day must be one: a day that the spreadsheet did not take for one is a guess. */
    private String ofText(Column column, SheetCell cell, String text) {
        if (column.kind() == Column.Kind.DAY && !text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            report(
                    "bad-date",
                    cell.address(),
                    "\"%s\" in \"%s\" is text, and no day such as 2026-07-30."
                            .formatted(shortened(text), column.name()),
                    "Which of its numbers is the month is nothing to guess; type it so that the spreadsheet takes it for a date.");
        }
        return text.replaceAll("\\s+", " ");
    }

    private String refusedIf(boolean refused, Column column, SheetCell cell) {
        if (refused) {
            report(
                    "wrong-cell-type",
                    cell.address(),
                    "The cell of \"%s\" holds %s, %s, where %s stands."
                            .formatted(column.name(), cell.kind().words(), cell.text(), column.holds()),
                    cell.kind() == Kind.NUMBER && column.kind() == Column.Kind.DAY
                            ? "Give the cell the format of a date."
                            : "Give the cell the format that the column has.");
        }
        return cell.text().strip();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private void report(String code, String address, String message, String hint) {
        problems.add(Problem.error(
                code, "%s, sheet %s, cell %s".formatted(workbook, sheet.name(), address), 0, 0, message, hint));
    }
}
