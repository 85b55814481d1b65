package io.tokentariff.io.report;

import io.tokentariff.problem.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a table fits into a width: first columns of words are made narrower, their cells going over several lines; then
 * optional columns are left out, from the right. Numbers are never broken; they stand below each other at their decimal point.
 */
final class TableLayout {

    private static final int GAP = 2;

    /** Words narrower than this are no better than none. */
    private static final int NARROWEST = 8;

    private final List<Report.Column> columns;
    private final List<List<Phrase>> rows;
    private final List<Integer> shown;
    private final List<String> leftOut = new ArrayList<>();
    private final int[] widths;

    TableLayout(Report.Table table, int width) {
        this.columns = table.columns();
        this.rows = table.rows();
        this.shown = IntStream.range(0, columns.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
        this.widths = shown.stream().mapToInt(this::natural).toArray();
        while (!narrowed(width) && !optional().isEmpty()) {
            leaveOut(optional().get(optional().size() - 1));
        }
    }

    /** The heads of columns for which there was no room. */
    List<String> leftOut() {
        return leftOut;
    }

    private List<Integer> optional() {
        return shown.stream().filter(index -> columns.get(index).optional()).toList();
    }

    private void leaveOut(Integer index) {
        shown.remove(index);
        leftOut.add(0, columns.get(index).head());
    }

    private int total() {
        return shown.stream().mapToInt(index -> widths[index]).sum() + GAP * (shown.size() - 1);
    }

    /** Makes the widest columns of words narrower until all fits; false if that does not do. */
    private boolean narrowed(int width) {
        while (total() > width) {
            Integer widest = shown.stream()
                    .filter(index -> !columns.get(index).number() && widths[index] > least(index))
                    .max(Comparator.comparingInt(index -> widths[index]))
                    .orElse(null);
            if (widest == null) {
                return false;
            }
            widths[widest] = Math.max(least(widest), widths[widest] - (total() - width));
        }
        return true;
    }

    /** Where columns may still be left out, words are not broken. */
    private int least(int index) {
        int word = NARROWEST;
        if (!optional().isEmpty()) {
            for (List<Phrase> row : rows) {
                word = Math.max(word, Wrapping.longestWord(row.get(index)));
            }
        }
        return word;
    }

    private int natural(int index) {
        int head = Columns.of(Visible.of(columns.get(index).head()));
        return Math.max(head, columns.get(index).number() ? before(index) + after(index) : widest(index));
    }

    private int widest(int index) {
        return rows.stream().mapToInt(row -> Columns.of(row.get(index))).max().orElse(0);
    }

    private int before(int index) {
        return rows.stream().mapToInt(row -> point(row.get(index))).max().orElse(0);
    }

    private int after(int index) {
        return rows.stream()
                .mapToInt(row -> Columns.of(row.get(index)) - point(row.get(index)))
                .max()
                .orElse(0);
    }

    /** Where the decimal point of a number is. */
    private static int point(Phrase cell) {
        String text = cell.plain();
        int point = text.indexOf('.');
        return point < 0 ? Columns.of(Visible.of(text)) : point;
    }

    /** Returns the head, unless there is none, and the rows. */
    List<String> lines(Wrapping wrapping, boolean withoutHead) {
        List<String> lines = new ArrayList<>();
        if (!withoutHead) {
            List<Phrase> heads =
                    columns.stream().map(column -> Phrase.strong(column.head())).toList();
            lines.addAll(row(heads, wrapping, true));
        }
        rows.forEach(row -> lines.addAll(row(row, wrapping, false)));
        return lines;
    }

    private List<String> row(List<Phrase> cells, Wrapping wrapping, boolean head) {
        List<List<String>> parts = new ArrayList<>();
        List<Integer> lefts = new ArrayList<>();
        for (int index : shown) {
            Phrase cell = cells.get(index);
            boolean number = columns.get(index).number();
            parts.add(wrapping.lines(cell, "", "", number ? Integer.MAX_VALUE : widths[index]));
            lefts.add(number ? left(index, cell, head) : 0);
        }
        int height = parts.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            int end = 0;
            for (int column = 0; column < parts.size(); column++) {
                List<String> part = parts.get(column);
                String text = i < part.size() ? part.get(i) : "";
                int start = end + lefts.get(column);
                if (!text.isEmpty()) {
                    line.append(" ".repeat(start - width(line))).append(text);
                }
                end += widths[shown.get(column)] + GAP;
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** The width of a line with its colours. */
    private static int width(StringBuilder line) {
        return Columns.of(line.toString().replaceAll("\u001B\\[\\d*m", ""));
    }

    private int left(int index, Phrase cell, boolean head) {
        int width = widths[index];
        return head ? width - Columns.of(cell) : width - after(index) - point(cell);
    }
}
