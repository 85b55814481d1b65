package io.tokentariff.io.blocks;

import io.tokentariff.problem.UsageInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with the header of any CSV file, whatever its columns mean. */
final class CsvHeader {

    private CsvHeader() {}

    /** @throws UsageInputException if its separator is another one than the comma, or a column is there twice */
    static void check(String file, List<String> names) {
        if (names.size() == 1) {
            refuseSeparators(file, names.get(0));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new UsageInputException(
                        "duplicate-column", "%s has the column \"%s\" twice; take one away.".formatted(file, name));
            }
        }
    }

    private static void refuseSeparators(String file, String only) {
        for (char separator : new char[] {';', '\t', '|'}) {
            if (only.indexOf(separator) >= 0) {
                throw new UsageInputException(
                        "wrong-separator",
                        "%s separates its columns with %s; save it with commas."
                                .formatted(file, separator == '\t' ? "tabs" : "\"" + separator + "\""));
            }
        }
    }
}
