package io.tokentariff.cases;

import io.tokentariff.rulebook.Rulebook;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rulebook that cases run on, and the same rules on the rows that cases make up: cases with the same rows share what was
 * made of them, as long as few others came between. They are told apart by identity: one file of cases
 * reads equal rows once. For one thread.
 */
final class CaseRulebook {

    /** Each has all names of the rulebook with it. */
    private static final int KEPT = 8;

    private final Rulebook shipped;
    private final Map<CaseTables, Rulebook> onOwnRows = new LinkedHashMap<>(2 * KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CaseTables, Rulebook> eldest) {
            return size() > KEPT;
        }
    };

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
