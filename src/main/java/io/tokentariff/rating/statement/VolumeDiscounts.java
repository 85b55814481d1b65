package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Rounding;
import io.tokentariff.ratecard.Agreement;
import java.math.BigDecimal;
import java.util.List;

/**
 * Discounts on what a month comes to. Steps are measured in what there was at list prices, their percentages are of what is left
 * of it; so discounts of different names multiply, in whatever order.
 */
final class VolumeDiscounts {

    private VolumeDiscounts() {}

    /** left x what lies in the step / all x percent, for each step that is reached. */
    static void graduated(Bill bill, List<StatementDecision> decided) {
        Bill.byTotal(decided, steps -> {
            List<Cell> cells = bill.cells(steps.get(0).outcome().total());
            Money left = Cells.net(cells);
            Money all = Money.ZERO;
            for (StatementDecision step : steps) {
                Agreement row = step.outcome().agreement();
                BigDecimal quantity = step.outcome().total().quantity(row);
                BigDecimal next = step.outcome().total().next(row);
                BigDecimal within = (next == null ? quantity : quantity.min(next)).subtract(row.amount());
                if (within.signum() > 0) {
                    Ratio share = Ratio.of(within, quantity);
                    Money amount = Rounding.SHARE.of(Ratio.of(left).times(share).times(Ratio.of(change(row))));
                    bill.line(Step.GRADUATED_DISCOUNT, step, amount, formula(row, within, quantity, left, amount));
                    all = all.plus(amount);
                }
            }
            Cells.change(cells, all);
        });
    }

    /** left x percent, for the step in which the month ends. */
    static void volume(Bill bill, List<StatementDecision> decided) {
        for (StatementDecision step : decided) {
            Agreement row = step.outcome().agreement();
            List<Cell> cells = bill.cells(step.outcome().total());
            Money left = Cells.net(cells);
            Money amount = left.times(change(row));
            bill.line(
                    Step.VOLUME_DISCOUNT,
                    step,
                    amount,
                    "%s x %s %% = %s"
                            .formatted(
                                    left.toPlainString(),
                                    PlainDecimal.shortest(row.percent()),
                                    amount.toPlainString()));
            Cells.change(cells, amount);
        }
    }

    /** -10 percent is -0.1. */
    static BigDecimal change(Agreement row) {
        return percent(row.percent());
    }

    static BigDecimal percent(BigDecimal percent) {
        return percent.movePointLeft(2);
    }

    private static String formula(Agreement row, BigDecimal within, BigDecimal quantity, Money left, Money amount) {
        return "%s x %s / %s x %s %% = %s"
                .formatted(
                        left.toPlainString(),
                        quantity(row, within),
                        quantity(row, quantity),
                        PlainDecimal.shortest(row.percent()),
                        amount.toPlainString());
    }

    private static String quantity(Agreement row, BigDecimal quantity) {
        return row.countsTokens() && quantity.stripTrailingZeros().scale() <= 0
                ? Bill.count(quantity.toBigInteger())
                : PlainDecimal.shortest(quantity);
    }
}
