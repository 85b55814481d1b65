package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.RowRef;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A threshold of a budget that was passed.
 *
 * @param budget what the row calls it
 * @param period the month
 * @param of the project, user or key it is of, empty where all are taken together
 * @param amount the budget
 * @param percent the threshold
 * @param day the first day at whose end more was spent
 * @param spent what the month came to
 * @param row the row
 */
public record BudgetPassed(
        String budget,
        String period,
        String of,
        Money amount,
        BigDecimal percent,
        LocalDate day,
        Money spent,
        RowRef row) {

    private static final BigDecimal ALL = new BigDecimal(100);

    /** Whether all of the budget is spent, and more. */
    public boolean isAbove() {
        return percent.compareTo(ALL) >= 0;
    }
}
