package io.tokentariff.rating.statement;

import io.tokentariff.ratecard.Agreement;

/**
 * The outcome that the reader of the statement must be told when a total passes what a row says.
 *
 * <p>The message may hold the words of {@link BudgetPlaceholder} in braces; they are filled in when it is shown.
 *
 * @param agreement the row
 * @param total what it is about
 * @param code stable name
 * @param message one sentence
 */
public record PeriodFinding(Agreement agreement, PeriodTotal total, String code, String message)
        implements StatementOutcome {

    /** Tells of each threshold of a budget that is passed, and the day on which. */
    public static PeriodFinding budget(Agreement agreement, PeriodTotal total, String code, String message) {
        return new PeriodFinding(agreement, total, code, message);
    }
}
