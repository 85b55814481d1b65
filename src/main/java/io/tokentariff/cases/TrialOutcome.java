package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came out of one trial of a rulebook. */
interface TrialOutcome {

    /** Ids of the rules that inserted something. */
    Set<String> fired();

    /** Why the rules came to no end, one sentence; null if they did. */
    @Nullable
    String stopped();

    /** The rows whose numbers were used, and those that have the names of what was used. */
    Set<RowRef> rows();

    /** The usage that was priced; none where many records were. */
    default List<Tried> tried() {
        return List.of();
    }
}
