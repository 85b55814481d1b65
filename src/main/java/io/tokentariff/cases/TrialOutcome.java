package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import java.util.Set;

/** What came out of one trial of a rulebook. */
interface TrialOutcome {

    /** Ids of the rules that inserted something. */
    Set<String> fired();

    /** The rows whose numbers were used. */
    Set<RowRef> rows();
}
