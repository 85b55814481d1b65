package io.tokentariff.review;

import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.Column;
import io.tokentariff.table.Place;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table of a rulebook as it is shown.
 *
 * @param file its path
 * @param what what a row is, empty if nobody says
 * @param comments its own comments, a line each
 * @param columns the columns that some row has something in, those that tell rows apart first
 * @param rows the cells of each row, and where it stands
 */
record ListedTable(String file, String what, List<String> comments, List<String> columns, List<Line> rows) {

    /** A row, and where it stands. */
    record Line(Place place, List<String> cells) {}

    /** Returns the tables of a rulebook in the order in which they are described; those without rows, too. */
    static List<ListedTable> of(RulebookFiles files) {
        List<ListedTable> tables = new ArrayList<>();
        for (TableSchema schema : Tables.ALL) {
            String text = files.text(schema.path());
            if (text != null) {
                tables.add(of(files, schema.path(), schema, text));
            }
        }
        for (Map.Entry<String, String> each : files.texts().entrySet()) {
            if (TableSchema.isTable(each.getKey())
                    && tables.stream().noneMatch(known -> known.file().equals(each.getKey()))) {
                tables.add(of(files, each.getKey(), Tables.of(each.getKey(), each.getValue()), each.getValue()));
            }
        }
        return tables;
    }

    private static ListedTable of(RulebookFiles files, String file, TableSchema schema, String text) {
        List<TableRow> rows = Table.readSound(files, file).rows();
        List<String> columns = schema.columns().stream()
                .map(Column::name)
                .filter(name -> rows.stream().anyMatch(row -> !row.cell(name).isEmpty()))
                .toList();
        List<String> comments = text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList();
        return new ListedTable(
                file,
                schema.what(),
                comments,
                columns,
                rows.stream()
                        .map(row -> new Line(
                                row.place(), columns.stream().map(row::cell).toList()))
                        .toList());
    }
}
