package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.ratecard.Agreement;
import java.util.List;

/** The least and the most of a month. */
final class Commitments {

    private Commitments() {}

    /** What lacks to the minimum; of what lies beyond it the percentage. */
    static void commit(Bill bill, List<StatementDecision> decided) {
        for (StatementDecision each : decided) {
            Agreement row = each.outcome().agreement();
            List<Cell> cells = bill.cells(each.outcome().total());
            Money left = Cells.net(cells);
            Money beyond = left.minus(new Money(row.amount()));
            if (beyond.isNegative()) {
                lack(bill, Step.COMMITMENT, each, left);
            } else {
                Money change = beyond.times(VolumeDiscounts.change(row));
                bill.line(
                        Step.COMMITMENT,
                        each,
                        change,
                        "(%s - %s) x %s %% = %s"
                                .formatted(
                                        left.toPlainString(),
                                        new Money(row.amount()).toPlainString(),
                                        PlainDecimal.shortest(row.percent()),
                                        change.toPlainString()));
                Cells.change(cells, change);
            }
        }
    }

    /** What lies beyond the most, taken off. */
    static void cap(Bill bill, List<StatementDecision> decided) {
        for (StatementDecision each : decided) {
            Money most = new Money(each.outcome().agreement().amount());
            List<Cell> cells = bill.cells(each.outcome().total());
            Money left = Cells.net(cells);
            if (left.compareTo(most) > 0) {
                Money change = most.minus(left);
                bill.line(
                        Step.CAP,
                        each,
                        change,
                        "%s - %s = %s".formatted(most.toPlainString(), left.toPlainString(), change.toPlainString()));
                Cells.change(cells, change);
            }
        }
    }

    /** What lacks to the least, if there was usage. */
    static void minimumCharge(Bill bill, List<StatementDecision> decided) {
        for (StatementDecision each : decided) {
            List<Cell> cells = bill.cells(each.outcome().total());
            Money left = Cells.net(cells);
            if (cells.stream().anyMatch(Cell::isUsage)
                    && left.compareTo(new Money(each.outcome().agreement().amount())) < 0) {
                lack(bill, Step.MINIMUM_CHARGE, each, left);
            }
        }
    }

    private static void lack(Bill bill, Step step, StatementDecision decision, Money left) {
        Money least = new Money(decision.outcome().agreement().amount());
        Money lacking = least.minus(left);
        bill.line(
                step,
                decision,
                lacking,
                "%s - %s = %s".formatted(least.toPlainString(), left.toPlainString(), lacking.toPlainString()));
        bill.add(decision.outcome().total(), lacking);
    }
}
