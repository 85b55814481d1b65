package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import java.util.List;
import java.util.Set;

/**
 * What became of one case.
 *
 * @param fired ids of the rules that inserted something
 * @param rows the rows whose numbers were used, of the rulebook's own tables alone
 * @param differences what is not as expected; empty if the case holds
 */
record CaseOutcome(Set<String> fired, Set<RowRef> rows, List<Difference> differences) {

    /**
     * One thing that is not as expected.
     *
     * @param line line of the expectation
     * @param sentence what was expected and what was found, to stand behind "The case "…": "
     */
    public record Difference(int line, String sentence) {}

    public CaseOutcome {
        fired = Set.copyOf(fired);
        rows = Set.copyOf(rows);
        differences = List.copyOf(differences);
    }

    public boolean holds() {
        return differences.isEmpty();
    }
}
