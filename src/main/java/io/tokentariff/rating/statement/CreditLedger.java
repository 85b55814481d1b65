package io.tokentariff.rating.statement;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Takes free credits off a statement: the grant that expires first pays first, for the earliest days it can pay for, never
 * more than the usage costs (policy 2.9). Not thread-safe.
 */
final class CreditLedger {

    private static final Comparator<CreditGrant> OLDEST_EXPIRY_FIRST = Comparator.comparing((CreditGrant grant) ->
                    Objects.requireNonNullElse(grant.period().until(), LocalDate.MAX))
            .thenComparing(grant -> Objects.requireNonNullElse(grant.period().from(), LocalDate.MIN))
            .thenComparing(CreditGrant::name);

    private record AccountDay(LocalDate day, String account) {}

    private static final Comparator<AccountDay> EARLIEST_FIRST =
            Comparator.comparing(AccountDay::day).thenComparing(AccountDay::account);

    private final List<CreditGrant> grants;
    private final Map<AccountDay, ExactSum> costs = new TreeMap<>(EARLIEST_FIRST);

    CreditLedger(List<CreditGrant> grants) {
        this.grants = grants.stream().sorted(OLDEST_EXPIRY_FIRST).toList();
    }

    void add(UsageRecord record, Plan plan) {
        if (!grants.isEmpty()) {
            String account = Objects.requireNonNullElse(record.account().project(), "");
            ExactSum sum = costs.computeIfAbsent(new AccountDay(record.day(), account), key -> new ExactSum());
            plan.arithmetic().addTo(sum, record.tokens());
        }
    }

    /** Returns one line a grant, in the order in which they pay. */
    List<CreditLine> lines() {
        Map<AccountDay, Money> open = new TreeMap<>(EARLIEST_FIRST);
        costs.forEach((key, sum) -> open.put(key, sum.total()));
        List<CreditLine> lines = new ArrayList<>();
        for (CreditGrant grant : grants) {
            Money left = grant.amount();
            for (Map.Entry<AccountDay, Money> cost : open.entrySet()) {
                if (pays(grant, cost.getKey())) {
                    Money paid = left.min(cost.getValue());
                    cost.setValue(cost.getValue().minus(paid));
                    left = left.minus(paid);
                }
            }
            lines.add(new CreditLine(grant, grant.amount().minus(left)));
        }
        return lines;
    }

    private static boolean pays(CreditGrant grant, AccountDay cost) {
        return grant.period().covers(cost.day())
                && (grant.account() == null || grant.account().equals(cost.account()));
    }
}
