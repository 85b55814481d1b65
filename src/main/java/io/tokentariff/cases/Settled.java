package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.statement.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a case's usage.
 *
 * @param fired ids of the rules of agreements that inserted something
 * @param statement what came of it
 */
record Settled(Set<String> fired, Statement statement) implements TrialOutcome {

    /** Nothing: a statement whose rules were stopped says so in a finding. */
    @Override
    public @Nullable String stopped() {
        return null;
    }

    /** None: a statement rests on prices of many records, each of which has cases of its own. */
    @Override
    public Set<RowRef> rows() {
        return Set.of();
    }
}
