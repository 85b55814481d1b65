package io.tokentariff.review.imports;

import java.util.List;
import java.util.SortedMap;

/**
 * One sheet of a spreadsheet.
 *
 * @param name what its tab says
 * @param rows rows that hold something, each with its cells by their column, from 0
 * @param merged ranges of cells that were made one, such as {@code C2:C4}
 */
public record Sheet(String name, List<SortedMap<Integer, SheetCell>> rows, List<String> merged) {

    /** A sheet that says things about the others and is no table. */
    public static final String ABOUT = "about";

    public Sheet {
        rows = List.copyOf(rows);
        merged = List.copyOf(merged);
    }
}
