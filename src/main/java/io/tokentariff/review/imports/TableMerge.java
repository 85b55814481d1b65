package io.tokentariff.review.imports;

import io.tokentariff.problem.Problems;
import io.tokentariff.table.Column;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table's text say what rows from elsewhere say, and leaves as it is written what they do not change: comments, the rows
 * that are the same, the cells of the others. Rows are the same that have the same key, wherever they stand; of several in the
 * order of time, those that are equal are paired first, then those that begin on the same day.
 */
final class TableMerge {

    private static final String FROM = "from";

    private final TableSchema schema;
    private final String text;
    private final Table table;
    private final Function<String, List<String>> namesOf;

    /** @param namesOf the names of a table's rows, in its order */
    TableMerge(TableSchema schema, String text, Function<String, List<String>> namesOf) {
        this.schema = schema;
        this.text = text;
        this.table = Table.read(schema, text, new Problems());
        this.namesOf = namesOf;
    }

    /** Returns the text with these rows and no others, given as cells by column. */
    String with(List<Map<String, String>> cells) {
        List<TableRow> wanted = Table.of(schema, cells, new Problems()).rows();
        @Nullable TableRow[] was = pairs(wanted);
        List<String> header = header(wanted);
        Map<TableRow, String> lines = new HashMap<>();
        List<String> inSheetOrder = new ArrayList<>();
        List<Map<String, String>> added = new ArrayList<>();
        for (int i = 0; i < was.length; i++) {
            TableRow old = was[i];
            String line = line(header, old, wanted.get(i));
            inSheetOrder.add(line);
            if (old == null) {
                added.add(cells.get(i));
            } else {
                lines.put(old, line);
            }
        }
        boolean ordered = !schema.order().isEmpty();
        List<String> body = ordered
                ? table.rows().stream().map(lines::get).filter(Objects::nonNull).toList()
                : inSheetOrder;
        String merged = head(header) + String.join("", body) + tail();
        return ordered ? new TableEdit(schema, merged, namesOf).with(added) : merged;
    }

    private String head(List<String> header) {
        int first = table.rows().isEmpty() ? text.length() : table.rows().get(0).start();
        String head = text.substring(0, first);
        if (header.size() == table.header().size()) {
            return head.isEmpty() || head.endsWith("\n") ? head : head + "\n";
        }
        String names = String.join(",", header.subList(table.header().size(), header.size()));
        String before = head.stripTrailing();
        return before + (before.isEmpty() ? "" : ",") + names + "\n";
    }

    /** What stands behind the last row. */
    private String tail() {
        return table.rows().isEmpty()
                ? ""
                : text.substring(table.rows().get(table.rows().size() - 1).end());
    }

    /** Its columns, and those that are needed besides. */
    private List<String> header(List<TableRow> wanted) {
        List<String> header = new ArrayList<>(table.header());
        for (Column column : schema.columns()) {
            boolean says =
                    wanted.stream().anyMatch(row -> !row.cell(column.name()).isEmpty());
            if (!header.contains(column.name()) && (says || (header.isEmpty() && !column.isOptional()))) {
                header.add(column.name());
            }
        }
        return header;
    }

    private @Nullable TableRow[] pairs(List<TableRow> wanted) {
        @Nullable TableRow[] pairs = new TableRow[wanted.size()];
        List<Function<TableRow, Object>> samenesses = new ArrayList<>(List.of(TableRow::values));
        if (schema.isDated()) {
            samenesses.add(row -> List.of(row.keyValues(), row.value(FROM)));
        }
        samenesses.add(TableRow::keyValues);
        List<TableRow> left = new ArrayList<>(table.rows());
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

    /** Returns a row's line, with the comments before it, or the line of a new row. */
    private String line(List<String> header, @Nullable TableRow old, TableRow wanted) {
        if (old == null) {
            return TableEdit.line(header, wanted::cell) + "\n";
        }
        if (old.values().equals(wanted.values())) {
            String same = text.substring(startWithComments(old), old.end());
            return same.endsWith("\n") ? same : same + "\n";
        }
        List<String> cells = new ArrayList<>();
        int needed = 0;
        for (String column : header) {
            boolean same = old.value(column).equals(wanted.value(column));
            cells.add(
                    same
                            ? text.substring(old.startOf(column), old.endOf(column))
                            : TableEdit.quoted(written(old.cell(column), wanted.cell(column))));
            needed = old.has(column) || !cells.get(cells.size() - 1).isEmpty() ? cells.size() : needed;
        }
        return text.substring(startWithComments(old), old.start())
                + cells.subList(0, needed).stream().collect(Collectors.joining(","))
                + "\n";
    }

    private int startWithComments(TableRow row) {
        int at = table.rows().indexOf(row);
        return at == 0 ? row.start() : table.rows().get(at - 1).end();
    }

    /** A number with no fewer decimals than the one it replaces. */
    private static String written(String old, String now) {
        String number = "-?\\d{1,12}(\\.\\d{1,12})?";
        if (!old.matches(number) || !now.matches(number)) {
            return now;
        }
        BigDecimal value = new BigDecimal(now);
        return value.setScale(Math.max(value.scale(), new BigDecimal(old).scale()))
                .toPlainString();
    }
}
