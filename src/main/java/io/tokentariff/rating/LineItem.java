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

    /** What it costs without what is put on for charging others, exactly; the amount where nothing is. */
    public Money cost() {
        if (adjustments.stream().noneMatch(each -> each.adjustment().markup())) {
            return amount;
        }
        UnitPrice price = charge.price();
        for (PlannedAdjustment each : adjustments) {
            price = each.adjustment().markup()
                    ? price
                    : price.times(each.adjustment().factor());
        }
        return price.times(tokens);
    }

    /** Whether something is put on for charging others. */
    public boolean hasMarkup() {
        return adjustments.stream().anyMatch(each -> each.adjustment().markup());
    }

    /** The price before adjustments, and what it is per. */
    public UnitPrice price() {
        return charge.price();
    }
}
