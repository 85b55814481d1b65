package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.Agreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Takes free credits off a bill: the grant that expires first pays first, for the earliest days it can pay for, never more than
 * is left of the usage (policy 2.9). What a commitment adds is no usage, and no credit pays for it.
 */
final class Credits {

    private static final Comparator<CreditGrant> OLDEST_EXPIRY_FIRST = Comparator.comparing((CreditGrant grant) ->
                    Objects.requireNonNullElse(grant.period().until(), LocalDate.MAX))
            .thenComparing(grant -> Objects.requireNonNullElse(grant.period().from(), LocalDate.MIN))
            .thenComparing(CreditGrant::name);

    private Credits() {}

    static void pay(Bill bill, List<StatementDecision> decided) {
        List<CreditGrant> grants = new ArrayList<>(bill.grants());
        decided.forEach(each -> grants.add(grant(each.outcome().agreement())));
        grants.sort(OLDEST_EXPIRY_FIRST);
        for (CreditGrant grant : grants) {
            Money left = grant.amount();
            for (Cell cell : bill.cells()) {
                if (cell.isUsage() && pays(grant, cell.key())) {
                    Money paid = left.min(cell.due());
                    cell.pay(paid);
                    left = left.minus(paid);
                }
            }
            bill.credits().add(new CreditLine(grant, grant.amount().minus(left)));
        }
    }

    private static CreditGrant grant(Agreement row) {
        return new CreditGrant(
                row.name(),
                new Money(row.amount()),
                row.period(),
                row.scope().whom().project());
    }

    private static boolean pays(CreditGrant grant, CellKey key) {
        return grant.period().covers(key.day())
                && (grant.account() == null || grant.account().equals(key.who().project()));
    }
}
