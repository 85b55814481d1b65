package io.tokentariff.ratecard;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.table.TableRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code meters.csv}: something a record can have counts of.
 *
 * @param name what usage files and rates call it
 * @param withoutRate the meter whose rates apply for a model that has no rate of this meter at all, null for none
 * @param what one sentence
 * @param unit what is counted: {@code token}, {@code call}, …
 * @param per how many of them a price is for, a power of ten
 * @param kind {@code token}, {@code fee} or {@code unsaid}
 * @param partOf the meter whose tokens it is a part of, null for none
 * @param billedAs what cost lines of the provider call it beside its own name
 * @param row where it stands
 */
public record MeterInfo(
        String name,
        @Nullable String withoutRate,
        String what,
        String unit,
        long per,
        String kind,
        @Nullable String partOf,
        List<String> billedAs,
        RowRef row)
        implements Row.Named {

    static MeterInfo of(TableRow row) {
        return new MeterInfo(
                row.text("meter"),
                row.optional("without_rate"),
                row.text("what"),
                row.text("unit"),
                per(row),
                row.text("kind"),
                row.optional("part_of"),
                row.names("billed_as"),
                TableRows.place(row));
    }

    public MeterInfo {
        billedAs = List.copyOf(billedAs);
    }

    /** Whether it costs its list price whatever the tier, the context and the region, unless a row names it. */
    public boolean isFee() {
        return kind.equals("fee");
    }

    /** Whether its count is of what costs money; else it only says that something was used of which nobody knows how much. */
    public boolean isCounted() {
        return !kind.equals("unsaid");
    }

    private static long per(TableRow row) {
        Long per = row.whole("per");
        if (per != null && UnitPrice.isPowerOfTen(per)) {
            return per;
        }
        row.report(
                "bad-number",
                "per",
                "A price can be for 1, 10, 100 and so on, not for \"%s\": it would have to be rounded.".formatted(per),
                "");
        return UnitPrice.MILLION;
    }
}
