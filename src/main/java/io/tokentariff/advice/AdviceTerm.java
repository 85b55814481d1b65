package io.tokentariff.advice;

import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.TableRows;
import io.tokentariff.table.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One row of {@code advice-terms.csv}: a number, a date or a word that recommendations rest on. Also a fact, all rows for
 * every workload; rules name the one they mean.
 *
 * @param name what rules call it, such as {@code new-project-from}
 * @param value as written
 * @param unit {@code months}, {@code days}, {@code date}, {@code percent}, {@code ratio}, {@code tokens} or {@code words}
 * @param source who says so
 * @param row where it stands
 */
public record AdviceTerm(String name, String value, String unit, String source, RowRef row) {

    private static final List<String> MUST_BE_POSITIVE = List.of("months", "days", "ratio", "tokens");

    static AdviceTerm of(TableRow row) {
        String unit = row.text("unit");
        switch (unit) {
            case "date" -> row.checkDate("value");
            case "words" -> {}
            default -> {
                boolean read = row.checkDecimal("value");
                if (read && row.decimal("value").signum() <= 0 && MUST_BE_POSITIVE.contains(unit)) {
                    String message = "The value \"%s\" must be above 0.".formatted(row.text("value"));
                    row.report("bad-number", "value", message, "");
                }
            }
        }
        return new AdviceTerm(row.text("term"), row.text("value"), unit, row.text("source"), TableRows.place(row));
    }

    /** The value of a row whose unit is a number. */
    public BigDecimal number() {
        return new BigDecimal(value);
    }

    /** The value of a row whose unit is {@code date}. */
    public LocalDate date() {
        return LocalDate.parse(value);
    }
}
