package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came out of one trial of a rulebook. */
interface TrialOutcome {

    /** Ids of the rules that inserted something. */
    Set<String> fired();

    /** Why the rules came to no end, one sentence; null if they did. */
    @Nullable
    String stopped();

    /** The rows whose numbers were used. */
    Set<RowRef> rows();
}
