package io.tokentariff.io.write;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, words to the left, numbers aligned at their decimal point. */
public final class TextTable {

    private record Column(String head, boolean number) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column of words. */
    public TextTable words(String head) {
        columns.add(new Column(head, false));
        return this;
    }

    /** Adds a column of numbers. */
    public TextTable numbers(String head) {
        columns.add(new Column(head, true));
        return this;
    }

    /** Adds a row with a cell for each column. */
    public void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Returns the head and the rows, one a line, two blanks between columns. */
    public List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) {
            lines.add(new StringBuilder());
        }
        for (int column = 0; column < columns.size(); column++) {
            addColumn(column, lines);
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private void addColumn(int index, List<StringBuilder> lines) {
        Column column = columns.get(index);
        int before = width(index, true);
        int after = column.number() ? width(index, false) : 0;
        int width = Math.max(column.head().length(), before + after);
        pad(lines.get(0), column.head(), column.number() ? width - column.head().length() : 0, width);
        for (int row = 0; row < rows.size(); row++) {
            String cell = rows.get(row).get(index);
            int left = column.number() ? width - after - pointOf(cell) : 0;
            pad(lines.get(row + 1), cell, left, width);
        }
    }

    private static void pad(StringBuilder line, String cell, int left, int width) {
        if (line.length() > 0) {
            line.append("  ");
        }
        line.append(" ".repeat(left)).append(cell).append(" ".repeat(Math.max(0, width - left - cell.length())));
    }

    /** The widest part of a column before or after its decimal point; of words, the widest word. */
    private int width(int index, boolean before) {
        int widest = 0;
        for (List<String> row : rows) {
            String cell = row.get(index);
            int point = columns.get(index).number() ? pointOf(cell) : cell.length();
            widest = Math.max(widest, before ? point : cell.length() - point);
        }
        return widest;
    }

    private static int pointOf(String cell) {
        int point = cell.indexOf('.');
        return point < 0 ? cell.length() : point;
    }
}
