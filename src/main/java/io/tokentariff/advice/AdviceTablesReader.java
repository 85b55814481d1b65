package io.tokentariff.advice;

import io.tokentariff.problem.Problem;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.util.List;

/**
 * Reads the tables of recommendations; {@link Tables} says what stands in them. Both may be missing: such a rulebook prices and
 * does not advise.
 */
public final class AdviceTablesReader {

    private AdviceTablesReader() {}

    /** Reads both tables; faults go to the reader's problems. */
    public static AdviceTables read(TablesReader tables) {
        List<Candidate> candidates =
                tables.rows(Tables.CANDIDATES).stream().map(Candidate::of).toList();
        List<AdviceTerm> terms =
                tables.rows(Tables.ADVICE_TERMS).stream().map(AdviceTerm::of).toList();
        if (tables.has(Tables.ADVICE_TERMS)) {
            AdviceTables.NEEDED.stream()
                    .filter(name -> terms.stream().noneMatch(term -> term.name().equals(name)))
                    .forEach(
                            name -> report(tables, "missing-term", "The table lacks the term \"%s\".".formatted(name)));
        } else if (tables.has(Tables.CANDIDATES)) {
            report(tables, "missing-table", "The table that candidates.csv needs is missing.");
        }
        return new AdviceTables(candidates, terms);
    }

    private static void report(TablesReader tables, String code, String message) {
        tables.problems().add(Problem.error(code, Tables.ADVICE_TERMS.path(), 0, message));
    }

    /** Whether a term is one without which no rulebook that advises loads. */
    public static boolean isNeeded(String term) {
        return AdviceTables.NEEDED.contains(term);
    }
}
