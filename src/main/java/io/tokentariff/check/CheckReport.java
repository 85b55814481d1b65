package io.tokentariff.check;

import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.MutationReport;
import io.tokentariff.problem.Problem;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a rulebook found.
 *
 * @param problems errors and warnings in the order of files and lines
 * @param files what was read, null if there is no folder to read
 * @param rules how many rules there are; 0 if they do not load
 * @param rows how many rows the tables have; 0 if they have errors
 * @param rowsTried whether each row was tried; not where the rulebook does not load or has too many rows
 * @param cases what became of the cases, null if the rulebook does not load
 * @param mutants what the cases notice, null if not asked for or not possible
 */
public record CheckReport(
        List<Problem> problems,
        @Nullable RulebookFiles files,
        int rules,
        int rows,
        boolean rowsTried,
        @Nullable CaseReport cases,
        @Nullable MutationReport mutants) {

    public CheckReport {
        problems = List.copyOf(problems);
    }

    /** How many problems keep the rulebook from being used or its cases from holding. */
    public long errors() {
        return problems.stream().filter(Problem::isError).count();
    }

    public long warnings() {
        return problems.size() - errors();
    }
}
