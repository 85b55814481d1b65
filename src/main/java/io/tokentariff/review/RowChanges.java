package io.tokentariff.review;

import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import io.tokentariff.table.Column;
import io.tokentariff.table.Place;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import io.tokentariff.usage.NameList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Compares the rows of one table. Rows with the same key are the same row, wherever they stand; of several in the order of
 * time, those that are equal are paired first, then those that begin on the same day, then the rest in their order.
 */
final class RowChanges {

    private static final String FROM = "from";

    private final Table before;
    private final Table after;
    private final List<Change> changes = new ArrayList<>();

    RowChanges(Table before, Table after) {
        this.before = before;
        this.after = after;
    }

    /** Returns what differs, in the order of the new table's lines, removed rows after. */
    List<Change> find() {
        Map<NameList, Deque<TableRow>> left = new LinkedHashMap<>();
        before.rows().forEach(row -> left.computeIfAbsent(new NameList(row.keyValues()), key -> new ArrayDeque<>())
                .add(row));
        Map<NameList, List<TableRow>> now = new LinkedHashMap<>();
        after.rows().forEach(row -> now.computeIfAbsent(new NameList(row.keyValues()), key -> new ArrayList<>())
                .add(row));
        now.forEach((key, rows) -> pair(left.getOrDefault(key, new ArrayDeque<>()), rows));
        left.values().forEach(rest -> rest.forEach(row -> changes.add(whole(Kind.REMOVED, row))));
        return changes;
    }

    private void pair(Deque<TableRow> old, List<TableRow> rows) {
        pairThose(old, rows, (one, other) -> one.values().equals(other.values()));
        if (after.schema().isDated()) {
            pairThose(old, rows, (one, other) -> one.value(FROM).equals(other.value(FROM)));
        }
        pairThose(old, rows, (one, other) -> true);
        rows.forEach(row -> changes.add(whole(Kind.ADDED, row)));
    }

    /** Pairs rows with the first old one each that it is the same as, takes both out and says what differs. */
    private void pairThose(Deque<TableRow> old, List<TableRow> rows, BiPredicate<TableRow, TableRow> same) {
        rows.removeIf(row -> {
            Optional<TableRow> was =
                    old.stream().filter(each -> same.test(each, row)).findFirst();
            was.ifPresent(each -> {
                old.remove(each);
                addChanged(each, row);
            });
            return was.isPresent();
        });
    }

    private void addChanged(TableRow old, TableRow now) {
        Set<String> columns = new LinkedHashSet<>(before.schema().columnNames());
        columns.addAll(after.schema().columnNames());
        List<Detail> details = new ArrayList<>();
        for (String column : columns) {
            if (!value(old, column).equals(value(now, column))) {
                details.add(new Detail(column, shown(old, column), shown(now, column)));
            }
        }
        if (!details.isEmpty()) {
            changes.add(change(Kind.CHANGED, after, now, details));
        }
    }

    private Change whole(Kind kind, TableRow row) {
        List<Detail> details = new ArrayList<>();
        Table table = kind == Kind.ADDED ? after : before;
        for (Column column : table.schema().columns()) {
            String cell = row.cell(column.name());
            if (!cell.isEmpty() && !column.isKey()) {
                details.add(
                        kind == Kind.ADDED
                                ? new Detail(column.name(), null, cell)
                                : new Detail(column.name(), cell, null));
            }
        }
        return change(kind, table, row, details);
    }

    private static Change change(Kind kind, Table table, TableRow row, List<Detail> details) {
        String title = row.title();
        TableSchema schema = table.schema();
        Place place = row.place();
        return new Change(kind, What.ROW, schema.name() + ": " + title, title, place.file(), place.line(), details);
    }

    private static String value(TableRow row, String column) {
        return row.knows(column) ? row.value(column) : "";
    }

    private static String shown(TableRow row, String column) {
        String cell = row.knows(column) ? row.text(column) : "";
        return cell.isEmpty() ? "(blank)" : cell;
    }
}
