package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Rounding;
import io.tokentariff.ratecard.Agreement;
import java.util.List;

/** Taxes on what is left to be paid. Of rows of one tax that are for the same, the one that names most applies. */
final class Taxes {

    private Taxes() {}

    static void add(Bill bill, List<StatementDecision> decided) {
        for (StatementDecision each : decided) {
            Agreement row = each.outcome().agreement();
            List<Cell> cells = Chosen.cells(bill, each, decided);
            Money due = Cells.due(cells);
            cells.forEach(cell -> cell.addTax(cell.due().times(VolumeDiscounts.change(row))));
            Money exact = due.times(VolumeDiscounts.change(row));
            Money tax = bill.decimals() < 0
                    ? exact
                    : Rounding.halfEven(bill.decimals()).of(exact);
            if (!cells.isEmpty()) {
                cells.get(0).addTax(tax.minus(exact));
            }
            bill.line(
                    Step.TAX,
                    each,
                    tax,
                    "%s x %s %% = %s"
                            .formatted(due.toPlainString(), PlainDecimal.shortest(row.percent()), tax.toPlainString()));
        }
    }
}
