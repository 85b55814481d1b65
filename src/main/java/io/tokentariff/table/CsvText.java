package io.tokentariff.table;

import io.tokentariff.table.CsvRow.Cell;
import io.tokentariff.table.CsvRow.Fault;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Cuts the text of a table into rows; a cell never spans lines. Left out are comments, which begin with {@code #}, also where a
 * spreadsheet quoted them or wrote commas behind them; lines without anything but commas; a byte order mark.
 */
final class CsvText {

    private static final String COMMENT = "#";
    private static final String QUOTED_COMMENT = "\"#";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final CsvScanner scanner = new CsvScanner();
    private final int most;
    private final List<CsvRow> rows = new ArrayList<>();

    private CsvText(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /**
     * Returns the rows, the header first.
     *
     * @param most so many at most; what follows is not looked at
     */
    static List<CsvRow> rows(String text, int most) {
        CsvText csv = new CsvText(text, most);
        csv.read();
        return csv.rows;
    }

    private void read() {
        int line = 1;
        for (int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
                start < text.length() && rows.size() < most;
                line++) {
            int end = endOfLine(start);
            int next = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
            if (!text.startsWith(COMMENT, start) && !text.startsWith(QUOTED_COMMENT, start)) {
                row(line, start, end, next);
            }
            start = next;
        }
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void row(int line, int start, int end, int next) {
        scanner.scan(text, start, end);
        int[] bounds = new int[2 * scanner.count()];
        for (int i = 0; i < scanner.count(); i++) {
            bounds[2 * i] = scanner.start(i);
            bounds[2 * i + 1] = scanner.end(i);
        }
        int open = scanner.openQuote();
        int stray = scanner.strayText();
        Fault fault = open >= 0 ? Fault.OPEN_QUOTE : stray >= 0 ? Fault.STRAY_TEXT : Fault.NONE;
        CsvRow row = new CsvRow(line, start, next, new Cells(text, bounds), fault, open >= 0 ? open : stray);
        if (fault != Fault.NONE || row.filled() > 0) {
            rows.add(row);
        }
    }

    /** The cells of a row, cut out of the text when they are asked for: tables have many, and few are read twice. */
    private static final class Cells extends AbstractList<Cell> implements RandomAccess {

        private final String text;
        private final int[] bounds;

        Cells(String text, int[] bounds) {
            this.text = text;
            this.bounds = bounds;
        }

        @Override
        public Cell get(int place) {
            int start = bounds[2 * place];
            int end = bounds[2 * place + 1];
            return new Cell(CsvScanner.value(text, start, end).strip(), start, end);
        }

        @Override
        public int size() {
            return bounds.length / 2;
        }
    }
}
