package io.tokentariff.review;

import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the rows of one table. Rows with the same key are the same row, wherever they stand; of several in the order of
 * time, those that are equal are paired first, then those that begin on the same day, then the rest in their order.
 */
final class RowChanges {

    private static final String FROM = "from";

    private final TableText before;
    private final TableText after;
    private final List<Change> changes = new ArrayList<>();

    RowChanges(TableText before, TableText after) {
        this.before = before;
        this.after = after;
    }

    /** Returns what differs, in the order of the new table's lines, removed rows after. */
    List<Change> find() {
        Map<List<String>, Deque<TableText.Row>> left = new LinkedHashMap<>();
        before.rows().forEach(row -> left.computeIfAbsent(key(before, row), key -> new ArrayDeque<>())
                .add(row));
        Map<List<String>, List<TableText.Row>> now = new LinkedHashMap<>();
        after.rows().forEach(row -> now.computeIfAbsent(key(after, row), key -> new ArrayList<>())
                .add(row));
        now.forEach((key, rows) -> pair(left.getOrDefault(key, new ArrayDeque<>()), rows));
        left.values().forEach(rest -> rest.forEach(row -> changes.add(whole(Kind.REMOVED, before, row))));
        return changes;
    }

    private void pair(Deque<TableText.Row> old, List<TableText.Row> rows) {
        List<TableText.Row> open = new ArrayList<>(rows);
        open.removeIf(row -> take(old, each -> each.cells().equals(row.cells())) != null);
        List<TableText.Row> unpaired = new ArrayList<>();
        for (TableText.Row row : open) {
            TableText.Row same = take(old, each -> each.cell(FROM).equals(row.cell(FROM)));
            if (same == null) {
                unpaired.add(row);
            } else {
                addChanged(same, row);
            }
        }
        for (TableText.Row row : unpaired) {
            TableText.Row other = old.poll();
            if (other == null) {
                changes.add(whole(Kind.ADDED, after, row));
            } else {
                addChanged(other, row);
            }
        }
    }

    private static TableText.@org.jspecify.annotations.Nullable Row take(
            Deque<TableText.Row> rows, java.util.function.Predicate<TableText.Row> wanted) {
        for (TableText.Row row : rows) {
            if (wanted.test(row)) {
                rows.remove(row);
                return row;
            }
        }
        return null;
    }

    private void addChanged(TableText.Row old, TableText.Row now) {
        Set<String> columns = new LinkedHashSet<>(before.columns());
        columns.addAll(after.columns());
        List<Detail> details = new ArrayList<>();
        for (String column : columns) {
            Detail detail = new Detail(column, shown(old.cell(column)), shown(now.cell(column)));
            if (detail.differs()) {
                details.add(detail);
            }
        }
        if (!details.isEmpty()) {
            changes.add(change(Kind.CHANGED, after, now, details));
        }
    }

    private static Change whole(Kind kind, TableText table, TableText.Row row) {
        List<Detail> details = new ArrayList<>();
        row.cells().forEach((column, cell) -> {
            if (!cell.isEmpty() && !table.keyColumns().contains(column)) {
                details.add(kind == Kind.ADDED ? new Detail(column, null, cell) : new Detail(column, cell, null));
            }
        });
        return change(kind, table, row, details);
    }

    private static Change change(Kind kind, TableText table, TableText.Row row, List<Detail> details) {
        String title = table.title(row);
        return new Change(kind, What.ROW, table.name() + ": " + title, title, table.file(), row.line(), details);
    }

    private static String shown(String cell) {
        return cell.isEmpty() ? "(blank)" : cell;
    }

    private static List<String> key(TableText table, TableText.Row row) {
        return table.keyColumns().stream().map(row::cell).toList();
    }
}
