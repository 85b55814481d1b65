package io.tokentariff.cases;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The rows a case runs on: the rulebook's own, or rows made up in the file of cases.
 *
 * @param own the made-up rows; null for the rulebook's own tables
 */
record CaseTables(@Nullable Rows own) {

    /** The rulebook's own tables. */
    static final CaseTables SHIPPED = new CaseTables(null);

    boolean shipped() {
        return own == null;
    }

    /**
     * Returns the rate card of the case. Made-up rates, terms and long-context rows stand instead of the rulebook's; made-up
     * models, tiers, regions and meters are added to the rulebook's, in place of one of the same name.
     */
    RateCard on(RateCard shipped) {
        return own == null ? shipped : shipped.with(own.over(shipped.rows()));
    }

    /** Returns the rows of that rate card, without making one. */
    Rows rowsOn(RateCard shipped) {
        return own == null ? shipped.rows() : own.over(shipped.rows());
    }
}
