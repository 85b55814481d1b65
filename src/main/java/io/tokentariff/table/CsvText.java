package io.tokentariff.table;

import io.tokentariff.table.CsvRow.Cell;
import io.tokentariff.table.CsvRow.Fault;
import java.util.ArrayList;
import java.util.List;

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
    private final List<CsvRow> rows = new ArrayList<>();

    private CsvText(String text) {
        this.text = text;
    }

    /** Returns the rows, the header first. */
    static List<CsvRow> rows(String text) {
        CsvText csv = new CsvText(text);
        csv.read();
        return csv.rows;
    }

    private void read() {
        int line = 1;
        for (int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0; start < text.length(); line++) {
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
        List<Cell> cells = new ArrayList<>(scanner.count());
        for (int i = 0; i < scanner.count(); i++) {
            cells.add(new Cell(scanner.value(i).strip(), scanner.start(i), scanner.end(i)));
        }
        int open = scanner.openQuote();
        int stray = scanner.strayText();
        Fault fault = open >= 0 ? Fault.OPEN_QUOTE : stray >= 0 ? Fault.STRAY_TEXT : Fault.NONE;
        CsvRow row = new CsvRow(line, start, next, cells, fault, open >= 0 ? open : stray);
        if (row.filled() > 0) {
            rows.add(row);
        }
    }
}
