package io.tokentariff.cases;

import io.tokentariff.problem.Problem;
import io.tokentariff.ratecard.RowRef;
import java.util.List;
import java.util.Set;

/**
 * What became of the cases of a rulebook.
 *
 * @param run how many cases were run
 * @param failed how many of them do not hold
 * @param problems each expectation that does not hold, and what is wrong in files of cases, in the order of files and lines
 * @param failures each expectation that does not hold, in the order of files and lines
 * @param coverage which rules the cases try
 * @param rows the rows of the rulebook's own tables whose numbers or names the cases use
 * @param tried the usage that the cases price on the rulebook's own tables
 * @param otherwise cases of the rulebook it extends that hold there and not here, each with its place; they count as run, not as
 *     failed
 */
public record CaseReport(
        int run,
        int failed,
        List<Problem> problems,
        List<CaseFailure> failures,
        RuleCoverage coverage,
        Set<RowRef> rows,
        List<Tried> tried,
        List<String> otherwise) {

    public CaseReport {
        problems = List.copyOf(problems);
        failures = List.copyOf(failures);
        rows = Set.copyOf(rows);
        tried = List.copyOf(tried);
        otherwise = List.copyOf(otherwise);
    }

    /** Whether all cases could be read and hold. */
    public boolean holds() {
        return failed == 0 && problems.stream().noneMatch(Problem::isError);
    }
}
