package io.tokentariff.rating;

import io.tokentariff.money.UnitPrice;
import java.util.List;

/**
 * A charge with its adjustments, each with the rule that decided it.
 *
 * @param charge what a rule inserted
 * @param rule that rule
 * @param adjustments in the order of their rules' ids
 */
public record PlannedCharge(Charge charge, RuleRef rule, List<PlannedAdjustment> adjustments) {

    public PlannedCharge {
        adjustments = List.copyOf(adjustments);
    }

    public String meter() {
        return charge.meter();
    }

    /** Returns the adjustments of the tokens on one side of the session's threshold. */
    public List<PlannedAdjustment> adjustments(boolean beyond) {
        return adjustments.stream()
                .filter(each -> beyond || each.adjustment().beyond() == null)
                .toList();
    }

    /** Returns the charge without what is put on for charging others; itself where nothing is. */
    public PlannedCharge withoutMarkups() {
        return hasMarkup()
                ? new PlannedCharge(
                        charge,
                        rule,
                        adjustments.stream()
                                .filter(each -> !each.adjustment().markup())
                                .toList())
                : this;
    }

    boolean hasMarkup() {
        return adjustments.stream().anyMatch(each -> each.adjustment().markup());
    }

    /** Whether some adjustment is only for the tokens beyond a threshold. */
    public boolean split() {
        return adjustments.stream().anyMatch(each -> each.adjustment().beyond() != null);
    }

    /** Returns the price of the tokens on one side of the session's threshold, all adjustments in it. */
    public UnitPrice adjustedPrice(boolean beyond) {
        // price x factor x factor ...
        UnitPrice price = charge.price();
        for (PlannedAdjustment each : adjustments) {
            if (beyond || each.adjustment().beyond() == null) {
                price = price.times(each.adjustment().factor());
            }
        }
        return price;
    }
}
