package io.tokentariff.review.imports;

import io.tokentariff.problem.Problems;
import io.tokentariff.review.edit.TableText;
import io.tokentariff.table.Column;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table say what rows from elsewhere say, and leaves as it is written what they do not change. Rows are the same that
 * have the same key, wherever they stand; of several in the order of time, those that are equal are paired first, then those
 * that begin on the same day.
 */
final class TableMerge {

    private static final String FROM = "from";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");

    private final TableSchema schema;
    private final TableText base;
    private final Map<Integer, Map<String, String>> inPlace = new LinkedHashMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private final List<Map<String, String>> added = new ArrayList<>();

    private TableMerge(TableText base) {
        this.schema = base.schema();
        this.base = base;
    }

    /** Returns the table with these rows and no others, given as cells by column. */
    static TableText merged(TableText base, List<Map<String, String>> cells) {
        TableMerge merge = new TableMerge(base);
        merge.compare(Table.of(base.schema(), cells, new Problems()).rows(), cells);
        return merge.merged();
    }

    private void compare(List<TableRow> wanted, List<Map<String, String>> cells) {
        @Nullable TableRow[] was = pairs(wanted);
        Set<TableRow> left = new HashSet<>(base.rows());
        for (int i = 0; i < was.length; i++) {
            TableRow old = was[i];
            if (old == null) {
                added.add(cells.get(i));
            } else {
                left.remove(old);
                change(old, wanted.get(i));
            }
        }
        left.forEach(row -> gone.add(row.line()));
    }

    private void change(TableRow old, TableRow wanted) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Column column : schema.columns()) {
            String name = column.name();
            if (!old.value(name).equals(wanted.value(name))) {
                changed.put(name, written(old.cell(name), wanted.cell(name)));
            }
        }
        if (schema.order().stream().anyMatch(changed::containsKey)) { // it stands elsewhere now
            gone.add(old.line());
            Map<String, String> row = new LinkedHashMap<>();
            schema.columnNames().forEach(name -> row.put(name, old.cell(name)));
            row.putAll(changed);
            row.values().removeIf(String::isEmpty);
            added.add(row);
        } else if (!changed.isEmpty()) {
            inPlace.put(old.line(), changed);
        }
    }

    private TableText merged() {
        TableText text = base;
        for (Map.Entry<Integer, Map<String, String>> each : inPlace.entrySet()) {
            text = text.set(each.getKey(), each.getValue());
        }
        for (int line : gone.stream().sorted(Comparator.reverseOrder()).toList()) {
            text = text.without(line);
        }
        return text.with(added);
    }

    private @Nullable TableRow[] pairs(List<TableRow> wanted) {
        @Nullable TableRow[] pairs = new TableRow[wanted.size()];
        List<Function<TableRow, Object>> samenesses = new ArrayList<>(List.of(TableRow::values));
        if (schema.isDated()) {
            samenesses.add(row -> List.of(row.keyValues(), row.value(FROM)));
        }
        samenesses.add(TableRow::keyValues);
        List<TableRow> left = new ArrayList<>(base.rows());
        for (Function<TableRow, Object> same : samenesses) {
            Map<Object, Deque<TableRow>> those = new HashMap<>();
            left.forEach(row -> those.computeIfAbsent(same.apply(row), any -> new ArrayDeque<>())
                    .add(row));
            for (int i = 0; i < pairs.length; i++) {
                Deque<TableRow> found = pairs[i] == null ? those.get(same.apply(wanted.get(i))) : null;
                pairs[i] = found == null ? pairs[i] : found.poll();
            }
            left.removeAll(new HashSet<>(Arrays.asList(pairs)));
        }
        return pairs;
    }

    /** A number with no fewer decimals than the one it replaces. */
    private static String written(String old, String now) {
        if (!NUMBER.matcher(old).matches() || !NUMBER.matcher(now).matches()) {
            return now;
        }
        BigDecimal value = new BigDecimal(now);
        return value.setScale(Math.max(value.scale(), new BigDecimal(old).scale()))
                .toPlainString();
    }
}
