package io.tokentariff.check;

import io.tokentariff.ratecard.Rows;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.Column;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The rows that an edit changed, of all tables that prices rest on: those that are no longer there, and those that are there now.
 *
 * @param gone rows of the old tables that the new ones lack, or say otherwise
 * @param come rows of the new tables that the old ones lack, or said otherwise
 */
record EditedRows(List<TableRow> gone, List<TableRow> come) {

    static EditedRows between(RulebookFiles before, RulebookFiles after) {
        List<TableRow> gone = new ArrayList<>();
        List<TableRow> come = new ArrayList<>();
        for (TableSchema schema : Rows.schemas()) {
            String old = before.text(schema.path());
            String now = after.text(schema.path());
            if (old != null && now != null && !old.equals(now)) {
                Map<List<String>, TableRow> oldRows = rows(schema, old);
                Map<List<String>, TableRow> newRows = rows(schema, now);
                oldRows.forEach((said, row) -> addIf(!newRows.containsKey(said), row, gone));
                newRows.forEach((said, row) -> addIf(!oldRows.containsKey(said), row, come));
            }
        }
        return new EditedRows(gone, come);
    }

    private static void addIf(boolean changed, TableRow row, List<TableRow> rows) {
        if (changed) {
            rows.add(row);
        }
    }

    private static Map<List<String>, TableRow> rows(TableSchema schema, String text) {
        Map<List<String>, TableRow> rows = new LinkedHashMap<>();
        for (TableRow row : Table.readSound(schema.path(), text).rows()) {
            rows.put(said(row, column -> column.isKey() || column.matters()), row);
        }
        return rows;
    }

    private static List<String> said(TableRow row, Predicate<Column> which) {
        List<String> said = new ArrayList<>();
        Map<String, String> values = row.values();
        row.schema().columns().stream()
                .filter(which)
                .forEach(column -> said.add(values.getOrDefault(column.name(), "")));
        return said;
    }

    /** The new row that comes nearest to an old one: of the same table, with most cells alike; the old one where there is none. */
    TableRow successor(TableRow old) {
        List<String> was = said(old, column -> true);
        TableRow nearest = old;
        int most = 0;
        for (TableRow row : come) {
            if (row.file().equals(old.file())) {
                List<String> is = said(row, column -> true);
                int alike = 0;
                for (int i = 0; i < was.size(); i++) {
                    alike += was.get(i).equals(is.get(i)) ? 1 : 0;
                }
                if (alike > most) {
                    most = alike;
                    nearest = row;
                }
            }
        }
        return nearest;
    }
}
