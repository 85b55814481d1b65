package io.tokentariff.rating;

import io.tokentariff.ratecard.RequestLimit;
import java.util.Comparator;

/**
 * A most or a least of what each request costs, with the rule that decided it.
 *
 * @param limit the row
 * @param most whether it is the most; else it is the least
 * @param rule the rule
 */
public record PlannedBound(RequestLimit limit, boolean most, RuleRef rule) {

    /** The order in which they apply: what is the most first, then in the order of their lines. */
    public static final Comparator<PlannedBound> ORDER = Comparator.comparing(PlannedBound::most)
            .reversed()
            .thenComparing(bound -> bound.limit().row().file())
            .thenComparing(bound -> bound.limit().row().line());
}
