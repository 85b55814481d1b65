package io.tokentariff.rating.statement;

import io.tokentariff.ratecard.Agreement;

/**
 * The outcome that a row of an agreement applies to a total. What it comes to is calculated afterwards, step by step, as later
 * steps rest on what earlier ones leave.
 *
 * @param step the step that calculates it, see {@link Steps}
 * @param agreement the row
 * @param total what it applies to
 */
public record StatementLine(Step step, Agreement agreement, PeriodTotal total) implements StatementOutcome {

    /** What lies in the step is changed by its percentage. */
    public static StatementLine graduated(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.GRADUATED_DISCOUNT, agreement, total);
    }

    /** All is changed by the step's percentage. */
    public static StatementLine volume(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.VOLUME_DISCOUNT, agreement, total);
    }

    /** Some is free. */
    public static StatementLine allowance(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.ALLOWANCE, agreement, total);
    }

    /** What lacks to the minimum is charged, what lies beyond it changed by a percentage. */
    public static StatementLine commitment(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.COMMITMENT, agreement, total);
    }

    /** What lies beyond the most is taken off. */
    public static StatementLine cap(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.CAP, agreement, total);
    }

    /** What lacks to the least is charged. */
    public static StatementLine minimumCharge(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.MINIMUM_CHARGE, agreement, total);
    }

    /** Free credit pays. */
    public static StatementLine credit(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.FREE_CREDIT, agreement, total);
    }

    /** All lines are rounded before they are added up. */
    public static StatementLine rounding(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.ROUNDING, agreement, total);
    }

    /** A tax is added. */
    public static StatementLine tax(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.TAX, agreement, total);
    }

    /** All is paid in another currency. */
    public static StatementLine currency(Agreement agreement, PeriodTotal total) {
        return new StatementLine(Step.CURRENCY, agreement, total);
    }
}
