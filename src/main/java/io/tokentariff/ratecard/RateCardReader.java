package io.tokentariff.ratecard;

import io.tokentariff.problem.Problems;
import io.tokentariff.table.TablesReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the tables that prices rest on; {@link io.tokentariff.table.Tables} says what stands in them. */
public final class RateCardReader {

    private RateCardReader() {}

    /**
     * Reads all tables.
     *
     * @param text gives the content of a file by its path below the rulebook's folder, null if there is none
     * @param problems where faults go; while it has none from here, the rate card is sound
     */
    public static RateCard read(Function<String, @Nullable String> text, Problems problems) {
        return read(TablesReader.of(text, problems));
    }

    /** Reads all tables; faults go to the reader's problems. */
    public static RateCard read(TablesReader tables) {
        RateCard.Rows rows = RateCard.Rows.read(tables);
        new PeriodCheck(tables.problems()).check(tables);
        return new RateCard(rows);
    }
}
