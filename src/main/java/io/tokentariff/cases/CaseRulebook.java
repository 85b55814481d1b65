package io.tokentariff.cases;

import io.tokentariff.rulebook.Rulebook;
import java.util.IdentityHashMap;

/**
 * The rulebook that cases run on, and the same rules on the rows that cases make up: cases with the same rows share what was
 * made of them. They are told apart by identity: one file of cases
 * reads equal rows once. For one thread.
 */
final class CaseRulebook {

    private final Rulebook shipped;
    private final IdentityHashMap<CaseTables, Rulebook> onOwnRows = new IdentityHashMap<>();

    CaseRulebook(Rulebook shipped) {
        this.shipped = shipped;
    }

    /** The rulebook on its own rows. */
    Rulebook shipped() {
        return shipped;
    }

    /** Returns the rulebook on the rows of a case. */
    Rulebook on(CaseTables tables) {
        return tables.shipped()
                ? shipped
                : onOwnRows.computeIfAbsent(tables, rows -> shipped.withRateCard(rows.on(shipped.rateCard())));
    }
}
