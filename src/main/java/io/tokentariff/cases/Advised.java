package io.tokentariff.cases;

import io.tokentariff.advice.Advice;
import io.tokentariff.ratecard.RowRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is advised for one workload.
 *
 * @param fired ids of the rules that inserted something
 * @param candidates the models that rules may recommend or compare
 * @param advice what came of it
 */
record Advised(Set<String> fired, Set<String> candidates, Advice advice) implements TrialOutcome {

    @Override
    public @Nullable String stopped() {
        return advice.isStopped() ? advice.findings().get(0).message() : null;
    }

    /** None: advice rests on prices of many records, each of which has cases of its own. */
    @Override
    public Set<RowRef> rows() {
        return Set.of();
    }
}
