package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.Rounding;
import io.tokentariff.ratecard.Agreement;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is left to be paid, tax included, in the currency in which it is paid, at the rate of its days. */
final class Currencies {

    private Currencies() {}

    static void convert(Bill bill, List<StatementDecision> decided) {
        Set<Cell> converted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (StatementDecision each : decided) {
            Agreement row = each.outcome().agreement();
            List<Cell> cells = Chosen.cells(bill, each, decided);
            if (cells.isEmpty()) {
                continue;
            }
            converted.addAll(cells);
            Money usd = Cells.sum(cells, Currencies::toBePaid);
            Money exact = usd.times(row.amount());
            Money amount = bill.decimals() < 0
                    ? exact
                    : Rounding.halfEven(bill.decimals()).of(exact);
            bill.conversions()
                    .add(new Conversion(
                            row.unit(),
                            each.outcome().total().period(),
                            usd,
                            /* perUsd= */ row.amount(),
                            amount.usd(),
                            each.rule(),
                            row.row(),
                            row.source()));
        }
        List<Cell> left = bill.cells().stream()
                .filter(cell -> !converted.contains(cell) && !toBePaid(cell).isZero())
                .toList();
        tellLeft(bill, left);
    }

    private static Money toBePaid(Cell cell) {
        return cell.due().plus(cell.tax());
    }

    /** What is paid in another currency on other days has no price on days without a rate; it is not dollars in silence. */
    private static void tellLeft(Bill bill, List<Cell> left) {
        Map<String, Money> byCurrency = new TreeMap<>();
        for (Cell cell : left) {
            bill.agreements().stream()
                    .filter(row -> row.kind().equals(Step.CURRENCY.word())
                            && cell.key().isOf(row.scope()))
                    .max(Comparator.comparing(row -> row.scope().whom().named()))
                    .ifPresent(row -> byCurrency.merge(row.unit(), toBePaid(cell), Money::plus));
        }
        byCurrency.forEach((currency, usd) -> bill.unconverted(
                currency,
                usd,
                "No rate of %s is in force for usage of %s USD; it is not in the total in %s."
                        .formatted(currency, usd.toPlainString(), currency)));
    }
}
