package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a record's meters apart: it is in the group of each meter that it has a count of or is charged for, with what that meter comes
 * to; one without any is in a group of no meter.
 */
final class ByMeter {

    /** The groups have no place for a meter. */
    static final int NONE = -1;

    private ByMeter() {}

    /** Where groups have the meter, {@link #NONE} if they have none. */
    static int place(List<Dimension> by) {
        return by.indexOf(Dimension.METER);
    }

    /** Returns the key of a group of a meter. */
    static List<@Nullable String> key(List<@Nullable String> group, int place, @Nullable String meter) {
        List<@Nullable String> key = new ArrayList<>(group);
        key.set(place, meter);
        return key;
    }

    /** @param groups gives the group of a meter, null for none */
    static void add(TokenCounts tokens, Plan plan, Function<@Nullable String, GroupTotals> groups) {
        Map<String, Money> amounts = new TreeMap<>();
        Map<String, Money> costs = new TreeMap<>();
        if (plan.status() != PriceStatus.NOT_BILLED) {
            for (int i = 0; i < tokens.meters().size(); i++) {
                if (i != MeterSet.REQUESTS && tokens.at(i) > 0) {
                    amounts.put(tokens.meters().names().get(i), Money.ZERO);
                }
            }
        }
        if (plan.status() == PriceStatus.PRICED) {
            Calculator.parts(tokens, plan, (charge, beyond, count) -> {
                amounts.merge(charge.meter(), charge.adjustedPrice(beyond).times(count), Money::plus);
                if (plan.cost() != null) {
                    Money cost = charge.withoutMarkups().adjustedPrice(beyond).times(count);
                    costs.merge(charge.meter(), cost, Money::plus);
                }
            });
        }
        if (amounts.isEmpty()) {
            groups.apply(null).add(tokens, plan);
        }
        amounts.forEach((meter, amount) -> groups.apply(meter)
                .add(
                        meter,
                        tokens.count(meter),
                        tokens.count(Meters.REQUESTS),
                        plan.status(),
                        amount,
                        costs.get(meter)));
    }
}
