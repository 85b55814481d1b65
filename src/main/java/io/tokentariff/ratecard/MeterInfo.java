package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code meters.csv}: something a record can have counts of.
 *
 * @param name what usage files and rates call it
 * @param withoutRate the meter whose rates apply for a model that has no rate of this meter at all, null for none
 * @param what one sentence
 * @param row where it stands
 */
public record MeterInfo(String name, @Nullable String withoutRate, String what, RowRef row) implements Row.Named {

    static MeterInfo of(TableRow row) {
        return new MeterInfo(row.text("meter"), row.optional("without_rate"), row.text("what"), TableRows.place(row));
    }
}
