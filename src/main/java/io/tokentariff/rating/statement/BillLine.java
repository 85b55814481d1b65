package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.RuleRef;

/**
 * A line of a statement beside its usage: what a row of an agreement comes to in a period.
 *
 * @param step the step it is of: {@code graduated-discount}, {@code commitment}, {@code tax}, …
 * @param agreement what the row calls it
 * @param period the days it is about: {@code 2026-04}
 * @param of the project, user or key it is of, empty where all are taken together
 * @param amount what it adds, negative for what it takes off
 * @param formula how it was calculated
 * @param rule the rule that decided that the row applies
 * @param row the row
 * @param source who says so
 */
public record BillLine(
        String step,
        String agreement,
        String period,
        String of,
        Money amount,
        String formula,
        RuleRef rule,
        RowRef row,
        String source) {

    static BillLine of(Step step, StatementDecision decision, Money amount, String formula) {
        var agreement = decision.outcome().agreement();
        var total = decision.outcome().total();
        return new BillLine(
                step.word(),
                agreement.name(),
                total.period(),
                total.of(),
                amount,
                formula,
                decision.rule(),
                agreement.row(),
                agreement.source());
    }

    /** Whether it is a tax: other lines make the net amount. */
    public boolean isTax() {
        return step.equals(Step.TAX.word());
    }
}
