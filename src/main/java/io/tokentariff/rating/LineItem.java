package io.tokentariff.rating;

import io.tokentariff.money.Money;
import io.tokentariff.money.UnitPrice;
import java.util.List;

/**
 * One line of a quote: so much of one meter at one price. A meter whose tokens lie on both sides of a threshold has two.
 *
 * @param charge the charge, with the row its price comes from
 * @param rule the rule that decided the charge
 * @param tokens how many tokens, calls or whatever the meter counts
 * @param adjustments what multiplies the charge, with the rules that decided it
 * @param amount count x price x factors, exactly
 */
public record LineItem(Charge charge, RuleRef rule, long tokens, List<PlannedAdjustment> adjustments, Money amount) {

    public LineItem {
        adjustments = List.copyOf(adjustments);
    }

    public String meter() {
        return charge.meter();
    }

    /** The price before adjustments, and what it is per. */
    public UnitPrice price() {
        return charge.price();
    }
}
