package io.tokentariff.table;

import java.util.List;

/**
 * One row of a CSV text.
 *
 * @param line its line, from 1
 * @param start where it begins in the text
 * @param end where the next line begins
 * @param cells from left to right
 * @param fault what keeps it from being read
 * @param faultAt where in the text, if there is a fault
 */
record CsvRow(int line, int start, int end, List<Cell> cells, Fault fault, int faultAt) {

    /**
     * One cell.
     *
     * @param value what it holds, without the blanks and quotes around it
     * @param start where it begins in the text, its quote included
     * @param end where it ends, exclusive, its quote included
     */
    record Cell(String value, int start, int end) {}

    /** What a row can have that no row may. */
    enum Fault {
        NONE,
        OPEN_QUOTE,
        STRAY_TEXT
    }

    /** The place in its line, from 1, at which a cell begins; 1 if the row has no such cell. */
    int column(int cell) {
        return cell < 0 || cell >= cells.size() ? 1 : cells.get(cell).start() - start + 1;
    }

    /** How many cells there are up to the last one that holds something. */
    int filled() {
        int count = cells.size();
        while (count > 0 && cells.get(count - 1).value().isEmpty()) {
            count--;
        }
        return count;
    }
}
