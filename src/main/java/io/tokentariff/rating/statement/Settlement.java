package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What agreements and free credits do to a statement.
 *
 * @param agreed whether there are agreements at all
 * @param lines what they add and take off, step by step; taxes last
 * @param credits what free credits paid for
 * @param conversions what is to be paid in other currencies, tax included
 * @param unconvertedUsd what has no price in its currency, in US dollars, by the letters of the currency
 * @param budgets the thresholds of budgets that were passed
 */
public record Settlement(
        boolean agreed,
        List<BillLine> lines,
        List<CreditLine> credits,
        List<Conversion> conversions,
        Map<String, Money> unconvertedUsd,
        List<BudgetPassed> budgets) {

    public Settlement {
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
        conversions = List.copyOf(conversions);
        unconvertedUsd = Collections.unmodifiableMap(new TreeMap<>(unconvertedUsd));
        budgets = List.copyOf(budgets);
    }

    static Settlement of(Bill bill, Agreements agreements) {
        return new Settlement(
                !agreements.isNone(),
                bill.lines(),
                bill.credits(),
                bill.conversions(),
                bill.unconverted(),
                bill.budgets());
    }

    /** What is to be paid in each other currency, by its letters. */
    public Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        conversions.forEach(each -> totals.merge(each.currency(), each.amount(), BigDecimal::add));
        return totals;
    }
}
