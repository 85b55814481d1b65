package io.tokentariff.cases;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Candidate;
import io.tokentariff.ratecard.RowRef;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is advised for one workload.
 *
 * @param fired ids of the rules that inserted something
 * @param compared the rows of the models that rules may recommend or compare
 * @param own whether these are rows that the case makes up
 * @param advice what came of it
 */
record Advised(Set<String> fired, Set<Candidate> compared, boolean own, Advice advice) implements TrialOutcome {

    @Override
    public @Nullable String stopped() {
        return advice.isStopped() ? advice.findings().get(0).message() : null;
    }

    /** The rows of candidates; of prices none: advice rests on those of many records, each of which has cases of its own. */
    @Override
    public Set<RowRef> rows() {
        return own ? Set.of() : compared.stream().map(Candidate::row).collect(Collectors.toSet());
    }

    /** The models that rules may recommend or compare. */
    Set<String> candidates() {
        return compared.stream().map(Candidate::model).collect(Collectors.toCollection(TreeSet::new));
    }
}
