package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one case.
 *
 * @param fired ids of the rules that inserted something
 * @param rows the rows whose numbers or names were used, of the rulebook's own tables alone
 * @param tried the usage that was priced on them
 * @param differences what is not as expected; empty if the case holds
 */
record CaseOutcome(Set<String> fired, Set<RowRef> rows, List<Tried> tried, List<Difference> differences) {

    /**
     * One thing that is not as expected.
     *
     * @param line line of the expectation
     * @param sentence what was expected and what was found, to stand behind "The case "…": "
     * @param gives what came out where one value was expected, null where more than a value is another
     * @param at where that value stands
     */
    public record Difference(int line, String sentence, @Nullable String gives, @Nullable FilePlace at) {

        static Difference of(int line, String sentence) {
            return new Difference(line, sentence, null, null);
        }
    }

    public CaseOutcome {
        fired = Set.copyOf(fired);
        rows = Set.copyOf(rows);
        tried = List.copyOf(tried);
        differences = List.copyOf(differences);
    }

    public boolean holds() {
        return differences.isEmpty();
    }
}
