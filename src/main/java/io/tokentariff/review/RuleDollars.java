package io.tokentariff.review;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.RequestLine;
import io.tokentariff.usage.TokenCounts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions of each rule come to, in US dollars before agreements: a charge is its count at the price of its row, an adjustment what
 * it adds to that or takes off, a cap or a minimum of a request likewise. All rules together come to the price of the usage, exactly.
 * Not thread-safe.
 */
final class RuleDollars {

    private final Map<String, ExactSum> byRule = new HashMap<>();

    /** Adds a record's price by its plan; nothing if it has none. */
    void add(TokenCounts tokens, Plan plan) {
        if (plan.status() != PriceStatus.PRICED) {
            return;
        }
        Calculator.parts(tokens, plan, this::add);
        for (RequestLine line : plan.arithmetic().requestLines(tokens)) {
            add(line.bound().rule().id(), line.amount());
        }
    }

    /** Adjustments multiply one after the other: each is told what it changes when its turn has come. */
    private void add(PlannedCharge charge, boolean beyond, long tokens) {
        UnitPrice price = charge.charge().price();
        Money amount = price.times(tokens);
        add(charge.rule().id(), amount);
        for (PlannedAdjustment each : charge.adjustments(beyond)) {
            price = price.times(each.adjustment().factor());
            Money adjusted = price.times(tokens);
            add(each.rule().id(), adjusted.minus(amount));
            amount = adjusted;
        }
    }

    private void add(String rule, Money amount) {
        byRule.computeIfAbsent(rule, id -> new ExactSum()).add(amount.usd());
    }

    /** Returns what a rule's decisions come to, null for a rule that decided about no amount. */
    @Nullable
    Money of(String rule) {
        ExactSum sum = byRule.get(rule);
        return sum == null ? null : sum.total();
    }
}
