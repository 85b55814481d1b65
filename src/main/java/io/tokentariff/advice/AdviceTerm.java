package io.tokentariff.advice;

import io.tokentariff.ratecard.RowRef;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of {@code advice-terms.csv}: a number, a date or a word that recommendations rest on. Also a fact, all rows for
 * every workload; rules name the one they mean.
 *
 * @param name what rules call it, such as {@code new-project-from}
 * @param value as written
 * @param unit {@code months}, {@code days}, {@code date}, {@code percent}, {@code ratio} or {@code words}
 * @param source who says so
 * @param row where it stands
 */
public record AdviceTerm(String name, String value, String unit, String source, RowRef row) {

    /** The value of a row whose unit is a number. */
    public BigDecimal number() {
        return new BigDecimal(value);
    }

    /** The value of a row whose unit is {@code date}. */
    public LocalDate date() {
        return LocalDate.parse(value);
    }
}
