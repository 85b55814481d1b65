package io.tokentariff.rating.statement;

import java.util.List;
import java.util.Locale;

/**
 * The steps from the list price to what is to be paid, in their only order (policy 2.16). Rules decide which rows apply to which
 * totals; here is what they come to, each step resting on what those before it leave.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Step {
    /** Each part of a month at the percentage of the step it lies in. */
    GRADUATED_DISCOUNT(VolumeDiscounts::graduated),
    /** All of a month at the percentage of the step it ends in. */
    VOLUME_DISCOUNT(VolumeDiscounts::volume),
    /** What is free each day or month. */
    ALLOWANCE(Allowances::grant),
    /** The least of a month, used or not; and the change of what lies beyond it. */
    COMMITMENT(Commitments::commit),
    /** The most of a month. */
    CAP(Commitments::cap),
    /** The least of a month, if there was any usage. */
    MINIMUM_CHARGE(Commitments::minimumCharge),
    /** What is told, and changes nothing: the day on which a budget is passed. */
    BUDGET(Budgets::watch),
    /** What free credit pays, the grant that ends first before others. */
    FREE_CREDIT(Credits::pay),
    /** All lines so far to so many digits. */
    ROUNDING(RoundedLines::round),
    /** On what is left to be paid. */
    TAX(Taxes::add),
    /** What is left, and the tax on it, at the rate of its days. */
    CURRENCY(Currencies::convert);

    /** Calculates a step. */
    interface Arithmetic {

        /**
         * Changes the bill.
         *
         * @param decided what rules decided of this step, in the order of periods, rows and names; none where they decided nothing
         */
        void apply(Bill bill, List<StatementDecision> decided);
    }

    private final Arithmetic arithmetic;

    Step(Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    void apply(Bill bill, List<StatementDecision> decided) {
        arithmetic.apply(bill, decided);
    }

    /** What statements call it: {@code graduated-discount}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
