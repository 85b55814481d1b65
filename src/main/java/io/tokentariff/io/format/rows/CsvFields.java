package io.tokentariff.io.format.rows;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has the rows of a CSV file read like objects, their columns being the fields. */
public final class CsvFields {

    private CsvFields() {}

    /** Returns the columns of a file that a format reads, all of which it needs. */
    public static CsvRows.Header header(RowReader rows, String... needed) {
        return (cells, log) -> {
            List<String> names = List.copyOf(cells);
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!seen.add(name) && !name.isEmpty()) {
                    throw new UsageInputException(
                            "duplicate-column",
                            "%s has the column \"%s\" twice; take one away.".formatted(log.file(), name));
                }
            }
            for (String name : needed) {
                if (!seen.contains(name)) {
                    throw new UsageInputException(
                            "missing-column", "%s has no column \"%s\".".formatted(log.file(), name));
                }
            }
            return row -> one(rows, Fields.of(names, row));
        };
    }

    private static @Nullable UsageRecord one(RowReader rows, Fields row) {
        List<UsageRecord> found = new ArrayList<>(1);
        rows.read(row, found::add);
        return found.isEmpty() ? null : found.get(0);
    }
}
