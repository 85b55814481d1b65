package io.tokentariff.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts one row of CSV into cells that know their places: commas between them, a quote at the beginning of a cell opens it, a
 * quote within such a cell is written twice, any other quote stands for itself. One scanner serves many rows, one after the
 * other; not thread-safe.
 */
public final class CsvScanner {

    private static final char COMMA = ',';
    private static final char QUOTE = '"';
    private static final int NONE = -1;

    private String text = "";
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;
    private int open;
    private int stray;

    /**
     * Cuts a row.
     *
     * @param from where it begins in the text
     * @param to where it ends, its line break left out
     */
    public void scan(String ofText, int from, int to) {
        text = ofText;
        count = 0;
        open = NONE;
        stray = NONE;
        for (int at = from; at <= to; at++) {
            int end = at < to && text.charAt(at) == QUOTE ? endOfQuoted(at, to) : comma(at, to);
            add(at, end);
            at = end;
        }
    }

    /** How many cells the row has; an empty row has one. */
    public int count() {
        return count;
    }

    /** Where a cell begins in the text, its quote included. */
    int start(int cell) {
        return starts[cell];
    }

    /** Where a cell ends in the text, exclusive, its quote included. */
    int end(int cell) {
        return ends[cell];
    }

    /** What a cell holds, without the quotes around it. */
    public String value(int cell) {
        return starts[cell] == open ? text.substring(starts[cell], ends[cell]) : value(text, starts[cell], ends[cell]);
    }

    /** What a cell of a text holds, without the quotes around it; both of them are there. */
    static String value(String text, int start, int end) {
        if (start == end || text.charAt(start) != QUOTE) {
            return text.substring(start, end);
        }
        String quoted = text.substring(start + 1, Math.max(start + 1, end - 1));
        return quoted.indexOf(QUOTE) < 0 ? quoted : quoted.replace("\"\"", "\"");
    }

    /** What all cells hold. */
    public List<String> values() {
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(value(i));
        }
        return values;
    }

    /** Where the cell begins whose quote is not closed, -1 for none. */
    public int openQuote() {
        return open;
    }

    /** Where something stands between a closing quote and the end of its cell, -1 for nowhere. */
    public int strayText() {
        return stray;
    }

    private int endOfQuoted(int start, int to) {
        int at = start + 1;
        while (true) {
            int quote = text.indexOf(QUOTE, at);
            if (quote < 0 || quote >= to) {
                open = start;
                return to;
            }
            if (quote + 1 < to && text.charAt(quote + 1) == QUOTE) {
                at = quote + 2;
                continue;
            }
            if (quote + 1 < to && text.charAt(quote + 1) != COMMA) {
                stray = stray == NONE ? quote + 1 : stray;
                return comma(quote + 1, to);
            }
            return quote + 1;
        }
    }

    private int comma(int from, int to) {
        int comma = from;
        while (comma < to && text.charAt(comma) != COMMA) {
            comma++;
        }
        return comma;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }
}
