package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.rating.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells on which day a budget was passed. It changes nothing. */
final class Budgets {

    private Budgets() {}

    /** A finding for each threshold that what was spent by the end of some day lies strictly above. */
    static void watch(Bill bill, List<StatementDecision> decided) {
        for (StatementDecision each : decided) {
            SortedMap<LocalDate, Money> byDay = new TreeMap<>();
            for (Cell cell : bill.cells(each.outcome().total())) {
                byDay.merge(cell.key().day(), cell.net(), Money::plus);
            }
            for (BigDecimal percent : each.outcome().agreement().thresholds()) {
                watch(bill, (PeriodFinding) each.outcome(), each, percent, byDay);
            }
        }
    }

    private static void watch(
            Bill bill,
            PeriodFinding finding,
            StatementDecision decision,
            BigDecimal percent,
            SortedMap<LocalDate, Money> byDay) {
        Money budget = new Money(finding.agreement().amount());
        Money threshold = budget.times(VolumeDiscounts.percent(percent));
        Money spent = Money.ZERO;
        for (Map.Entry<LocalDate, Money> day : byDay.entrySet()) {
            boolean before = spent.compareTo(threshold) > 0;
            spent = spent.plus(day.getValue());
            if (!before && spent.compareTo(threshold) > 0) {
                Money all = byDay.values().stream().reduce(Money.ZERO, Money::plus);
                BudgetPassed passed = new BudgetPassed(
                        finding.agreement().name(),
                        finding.total().period(),
                        finding.total().of(),
                        budget,
                        percent,
                        day.getKey(),
                        all,
                        finding.agreement().row());
                bill.budgets().add(passed);
                bill.find(
                        finding.code(),
                        Finding.Effect.NOTE,
                        BudgetPlaceholder.fill(finding.message(), passed),
                        decision.rule());
            }
        }
    }
}
