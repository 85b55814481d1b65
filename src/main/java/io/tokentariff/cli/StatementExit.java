package io.tokentariff.cli;

import io.tokentariff.rating.statement.BudgetPassed;
import io.tokentariff.rating.statement.Statement;
import java.util.List;
import picocli.CommandLine.Option;

/** How commands end that print a statement. */
final class StatementExit {

    @Option(names = "--strict", description = "Exit with 4 if some records have no price.")
    boolean strict;

    @Option(
            names = "--fail-above-budget",
            description = "Exit with 1 if a month came to more than a row of agreements/budget.csv says.")
    boolean failAboveBudget;

    /**
     * Returns the exit code of a statement, and says why it is not 0.
     *
     * @param whereRejects where rejected lines are told, behind the sentence on how many there are
     */
    int code(Statement statement, Terminal terminal, String whereRejects) {
        long rejected = statement.records().rejected();
        long unpriced = statement.records().unpriced();
        if (rejected > 0) {
            terminal.err()
                    .println("%s %s rejected and not priced%s."
                            .formatted(rejected, rejected == 1 ? "line was" : "lines were", whereRejects));
        }
        if (strict && unpriced > 0) {
            terminal.err().println("%s of the records have no price, and --strict was asked for.".formatted(unpriced));
            return Exit.UNPRICED;
        }
        if (failAboveBudget && isAboveBudget(statement, terminal)) {
            return Exit.PROBLEMS;
        }
        return rejected > 0 ? Exit.REJECTED : Exit.OK;
    }

    private static boolean isAboveBudget(Statement statement, Terminal terminal) {
        List<BudgetPassed> above = statement.settlement().budgets().stream()
                .filter(BudgetPassed::isAbove)
                .toList();
        above.forEach(each -> terminal.err()
                .println("The budget %s%s of %s was passed on %s, and --fail-above-budget was asked for."
                        .formatted(
                                each.budget(),
                                each.of().isEmpty() ? "" : " of " + each.of(),
                                each.period(),
                                each.day())));
        return !above.isEmpty();
    }
}
