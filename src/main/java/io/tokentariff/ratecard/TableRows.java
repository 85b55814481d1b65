package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import java.time.LocalDate;

/** What every kind of row says in the same way. Apart from the facts, so that rules see nothing of how they are read. */
public final class TableRows {

    private TableRows() {}

    /** Returns where a row stands. */
    public static RowRef place(TableRow row) {
        return new RowRef(row.file(), row.line(), row.place());
    }

    /** Returns {@code from} and {@code until}; reports a period without a day, and returns {@code ALWAYS} then. */
    public static EffectivePeriod period(TableRow row) {
        LocalDate from = row.date("from");
        LocalDate until = row.date("until");
        if (from != null && until != null && !from.isBefore(until)) {
            row.report(
                    "empty-period",
                    "until",
                    "The row would never be in force: it ends (%s) before it begins (%s).".formatted(until, from),
                    "The day in \"until\" is the first on which the row is no longer in force.");
            return EffectivePeriod.ALWAYS;
        }
        return new EffectivePeriod(from, until);
    }
}
