package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Rounding;
import io.tokentariff.ratecard.Agreement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** What is free each day or month. */
final class Allowances {

    private Allowances() {}

    /** left x free tokens / all tokens; of dollars those that are free. */
    static void grant(Bill bill, List<StatementDecision> decided) {
        for (StatementDecision each : decided) {
            Agreement row = each.outcome().agreement();
            List<Cell> cells = bill.cells(each.outcome().total());
            Money left = Cells.net(cells);
            if (left.isZero()) {
                continue;
            }
            Money free;
            String formula;
            if (row.countsTokens()) {
                BigInteger tokens = Cells.tokens(cells);
                BigDecimal within = row.amount().min(new BigDecimal(tokens));
                free = tokens.signum() == 0
                        ? Money.ZERO
                        : Rounding.SHARE.of(Ratio.of(left).times(Ratio.of(within, new BigDecimal(tokens))));
                formula = "%s x %s / %s free = %s"
                        .formatted(
                                left.toPlainString(),
                                Bill.count(within.toBigInteger()),
                                Bill.count(tokens),
                                free.negated().toPlainString());
            } else {
                free = left.min(new Money(row.amount()));
                formula = "%s free of %s = %s"
                        .formatted(
                                new Money(row.amount()).toPlainString(),
                                left.toPlainString(),
                                free.negated().toPlainString());
            }
            bill.line(Step.ALLOWANCE, each, free.negated(), formula);
            Cells.change(cells, free.negated());
        }
    }
}
