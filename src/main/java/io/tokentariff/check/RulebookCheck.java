package io.tokentariff.check;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.CaseRunner;
import io.tokentariff.cases.MutationReport;
import io.tokentariff.cases.Mutator;
import io.tokentariff.check.tables.TableLint;
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
import io.tokentariff.table.SoundTables;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a rulebook, at once. */
public final class RulebookCheck {

    private static final String FAILED = "case-failed";

    private final Problems problems = new Problems();
    private final boolean mutate;
    private final @Nullable LocalDate today;
    private boolean closed;
    private final WorkBudget budget = WorkBudget.ofCheck();

    private RulebookCheck(boolean mutate, @Nullable LocalDate today) {
        this.mutate = mutate;
        this.today = today;
    }

    /** Checks a folder. */
    public static CheckReport check(Path folder) {
        return check(folder, false, null);
    }

    /**
     * Checks a folder.
     *
     * @param mutate whether to change the rulebook in small ways, too, to see what its cases notice; takes longer
     * @param today the day on which waivers must not have ended, null for none
     */
    public static CheckReport check(Path folder, boolean mutate, @Nullable LocalDate today) {
        RulebookLoader.Attempt attempt = RulebookLoader.attempt(folder);
        RulebookCheck check = new RulebookCheck(mutate, today);
        if (attempt.files() != null) {
            new FolderLint(check.problems).check(folder, attempt.files(), attempt.problems());
        }
        return check.check(attempt);
    }

    /** Checks files held in memory. */
    public static CheckReport check(RulebookFiles files) {
        return new RulebookCheck(false, null).check(RulebookLoader.attempt(files, new Problems()));
    }

    /** Checks a rulebook that is to be used: what would keep it from that is an error, see {@link #beforeUse(Rulebook)}. */
    public static CheckReport checkForUse(RulebookFiles files) {
        RulebookCheck check = new RulebookCheck(false, null);
        check.closed = true;
        return check.check(RulebookLoader.attempt(files, new Problems()));
    }

    /**
     * Returns what a rulebook that loads must be free of before it prices: its tables are looked at, its cases are run, and what must
     * hold of any rulebook is tried. What no case tries, and what is told in {@code waivers.csv} to be meant, see {@link Gate}. Rows that
     * nothing uses are not looked for; that takes longer, and comes to warnings only.
     *
     * @return errors and warnings in the order of files and lines; no errors if the rulebook may be used
     */
    public static List<Problem> beforeUse(Rulebook rulebook) {
        return beforeUse(null, rulebook);
    }

    /**
     * As {@link #beforeUse(Rulebook)}; usage that had a price or was changed in price by a term before the edit, and is not now,
     * is told as well, as are rules that are gone.
     *
     * @param before the rulebook in use, null for none
     */
    public static List<Problem> beforeUse(@Nullable Rulebook before, Rulebook rulebook) {
        RulebookCheck check = new RulebookCheck(false, null);
        SoundTables tables = new SoundTables(rulebook.files());
        check.lint(rulebook.files(), tables, rulebook.rateCard(), List.of());
        Waivers waivers = new Waivers(rulebook.files(), tables, null, check.problems);
        CaseReport cases = check.runCases(rulebook);
        check.tellUntried(rulebook, cases, waivers);
        if (before != null) {
            check.problems.addAll(LostUsage.between(before, rulebook, cases.tried()));
        }
        new Laws(rulebook, check.problems, check.budget).check();
        return told(rulebook.files(), Gate.pass(check.problems.sorted(), waivers, true));
    }

    private void tellUntried(Rulebook rulebook, CaseReport cases, Waivers waivers) {
        if (cases.holds()) {
            new Untried(rulebook, cases).tell(problems, waivers);
        }
    }

    /** Cases that cannot be read say nothing about what is never tried. */
    private static boolean isWhole(CaseReport cases) {
        return cases.problems().stream()
                .noneMatch(problem -> problem.isError() && !problem.code().equals(FAILED));
    }

    private void lint(RulebookFiles files, SoundTables tables, @Nullable RateCard card, List<Problem> known) {
        new FolderLint(problems).check(files, known);
        new AccountWords(files, tables, problems).check();
        if (card != null) {
            problems.addAll(TableLint.check(files, tables, card));
        }
    }

    private CheckReport check(RulebookLoader.Attempt attempt) {
        problems.addAll(attempt.problems());
        RulebookFiles files = attempt.files();
        RateCard card = attempt.rateCard();
        Waivers waivers = null;
        if (files != null) {
            SoundTables tables = new SoundTables(files);
            lint(files, tables, card, attempt.problems());
            waivers = new Waivers(files, tables, today, problems);
        }
        Rulebook rulebook = attempt.rulebook();
        CaseReport cases = rulebook == null ? null : runCases(rulebook);
        boolean tried = false;
        if (rulebook != null && cases != null && waivers != null) {
            new Laws(rulebook, problems, budget).check();
            tried = tryRows(rulebook, cases);
            tellUntried(rulebook, cases, waivers);
            waivers.tellUnused(problems.sorted());
        }
        MutationReport mutants =
                mutate && rulebook != null && cases != null && cases.holds() ? Mutator.mutate(rulebook.files()) : null;
        return new CheckReport(
                files == null || waivers == null
                        ? problems.sorted()
                        : told(files, Gate.pass(problems.sorted(), waivers, closed)),
                files,
                rulebook == null ? 0 : rulebook.rules().size(),
                (card == null ? 0 : count(card.rows())) + (rulebook == null ? 0 : count(rulebook.adviceTables())),
                tried,
                cases,
                mutants);
    }

    /** What is told: that nothing uses a row of the rulebook that this one extends, the check of that one tells where it holds. */
    private static List<Problem> told(RulebookFiles files, List<Problem> problems) {
        return files.placed(problems.stream()
                .filter(problem -> !problem.code().equals("unused-row") || files.isOwn(problem.file(), problem.line()))
                .toList());
    }

    private CaseReport runCases(Rulebook rulebook) {
        CaseReport cases = CaseRunner.run(rulebook, budget);
        problems.addAll(cases.problems());
        if (!isWhole(cases)) {
            return cases;
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
    private boolean tryRows(Rulebook rulebook, CaseReport cases) {
        Set<RowRef> known = toldUnused();
        if (cases.holds()) { // else rows are tried for what the cases do not say of them
            known.addAll(cases.rows());
        }
        RowProbe probe = new RowProbe(rulebook, known, problems, budget);
        if (!probe.possible()) {
            return false;
        }
        List<RowRef> unused = probe.unused();
        if (probe.isStopped() || budget.isSpent()) {
            return false;
        }
        List<Problem> before = problems.sorted();
        for (RowRef row : unused) {
            if (!cases.rows().contains(row) && before.stream().noneMatch(problem -> isAt(problem, row))) {
                problems.add(Problem.warning(
                        "unused-row", row.file(), row.line(), 0, "No usage was found that this row prices.", ""));
            }
        }
        return true;
    }

    /** The rows that are told to be unused, and need no try. */
    private Set<RowRef> toldUnused() {
        return problems.sorted().stream()
                .filter(problem -> problem.code().equals("unused-row"))
                .map(problem -> new RowRef(problem.file(), problem.line()))
                .collect(Collectors.toCollection(HashSet::new));
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
