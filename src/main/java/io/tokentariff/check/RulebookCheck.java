package io.tokentariff.check;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.CaseRunner;
import io.tokentariff.cases.MutationReport;
import io.tokentariff.cases.Mutator;
import io.tokentariff.check.tables.TableLint;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a rulebook, at once. */
public final class RulebookCheck {

    private static final String FAILED = "case-failed";

    private final Problems problems = new Problems();
    private final boolean mutate;
    private final WorkBudget budget = WorkBudget.begin(Limit.CHECK_TIME);

    private RulebookCheck(boolean mutate) {
        this.mutate = mutate;
    }

    /** Checks a folder. */
    public static CheckReport check(Path folder) {
        return check(folder, false);
    }

    /**
     * Checks a folder.
     *
     * @param mutate whether to change the rulebook in small ways, too, to see what its cases notice; takes longer
     */
    public static CheckReport check(Path folder, boolean mutate) {
        RulebookLoader.Attempt attempt = RulebookLoader.attempt(folder);
        RulebookCheck check = new RulebookCheck(mutate);
        if (attempt.files() != null) {
            new FolderLint(check.problems).check(folder, attempt.files(), attempt.problems());
        }
        return check.check(attempt);
    }

    /** Checks files held in memory. */
    public static CheckReport check(RulebookFiles files) {
        return new RulebookCheck(false).check(RulebookLoader.attempt(files, new Problems()));
    }

    /**
     * Returns what a rulebook that loads must be free of before it prices: its tables are looked at and its cases are run, as
     * in a check of its folder. Rows that nothing uses are not looked for; that takes longer, and comes to warnings only.
     *
     * @return errors and warnings in the order of files and lines; no errors if the rulebook may be used
     */
    public static List<Problem> beforeUse(Rulebook rulebook) {
        RulebookCheck check = new RulebookCheck(false);
        check.lint(rulebook.files(), rulebook.rateCard(), List.of());
        check.runCases(rulebook);
        return check.problems.sorted();
    }

    private void lint(RulebookFiles files, @Nullable RateCard card, List<Problem> known) {
        new FolderLint(problems).check(files, known);
        if (card != null) {
            problems.addAll(TableLint.check(files, card));
        }
    }

    private CheckReport check(RulebookLoader.Attempt attempt) {
        problems.addAll(attempt.problems());
        RulebookFiles files = attempt.files();
        RateCard card = attempt.rateCard();
        if (files != null) {
            lint(files, card, attempt.problems());
        }
        Rulebook rulebook = attempt.rulebook();
        CaseReport cases = rulebook == null ? null : runCases(rulebook);
        boolean tried = rulebook != null && tryRows(rulebook);
        MutationReport mutants =
                mutate && rulebook != null && cases != null && cases.holds() ? Mutator.mutate(rulebook.files()) : null;
        return new CheckReport(
                problems.sorted(),
                files,
                rulebook == null ? 0 : rulebook.rules().size(),
                (card == null ? 0 : count(card.rows())) + (rulebook == null ? 0 : count(rulebook.adviceTables())),
                tried,
                cases,
                mutants);
    }

    private CaseReport runCases(Rulebook rulebook) {
        CaseReport cases = CaseRunner.run(rulebook, budget);
        problems.addAll(cases.problems());
        if (cases.problems().stream()
                .anyMatch(problem -> problem.isError() && !problem.code().equals(FAILED))) {
            return cases; // cases that cannot be read say nothing about what is never tried
        }
        for (RuleRef rule : rulebook.rules()) {
            if (cases.coverage().neverFired().contains(rule.id())) {
                warn(rule, "never-fired", "No case makes the rule %s decide anything.".formatted(rule.id()));
            }
            if (cases.coverage().neverSilent().contains(rule.id())) {
                warn(rule, "never-silent", "No case shows the rule %s where it does not apply.".formatted(rule.id()));
            }
        }
        return cases;
    }

    private void warn(RuleRef rule, String code, String message) {
        problems.add(Problem.warning(code, rule.file(), rule.line(), 0, message, ""));
    }

    /** Warns about rows that no usage reaches; returns whether they were tried. */
    private boolean tryRows(Rulebook rulebook) {
        RowProbe probe = new RowProbe(rulebook, problems, budget);
        if (!probe.possible()) {
            return false;
        }
        List<RowRef> unused = probe.unused();
        if (budget.isSpent()) {
            return false;
        }
        List<Problem> before = problems.sorted();
        for (RowRef row : unused) {
            if (before.stream().noneMatch(problem -> isAt(problem, row))) {
                problems.add(Problem.warning(
                        "unused-row", row.file(), row.line(), 0, "No usage was found that this row prices.", ""));
            }
        }
        return true;
    }

    private static boolean isAt(Problem problem, RowRef row) {
        return problem.line() == row.line() && problem.file().equals(row.file());
    }

    private static int count(AdviceTables tables) {
        return tables.candidates().size() + tables.terms().size();
    }

    private static int count(@Nullable Rows rows) {
        return rows == null
                ? 0
                : rows.models().size()
                        + rows.tiers().size()
                        + rows.regions().size()
                        + rows.meters().size()
                        + rows.rates().size()
                        + rows.terms().size()
                        + rows.longContexts().size();
    }
}
