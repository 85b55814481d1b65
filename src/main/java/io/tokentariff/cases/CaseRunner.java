package io.tokentariff.cases;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the cases of a rulebook: one evaluation each. */
public final class CaseRunner {

    /** Asking how long they took costs as much as running some. */
    static final int CASES_BETWEEN = 8;

    private CaseRunner() {}

    /** Reads and runs all cases that stand beside the rulebook's rules and tables. */
    public static CaseReport run(Rulebook rulebook) {
        return run(rulebook, WorkBudget.ofCheck());
    }

    /**
     * Reads and runs all cases that stand beside the rulebook's rules and tables.
     *
     * @param budget how much they may take together; what it does not reach is a problem
     */
    public static CaseReport run(Rulebook rulebook, WorkBudget budget) {
        return run(rulebook, rulebook.files().cases(), budget);
    }

    /** Reads and runs cases that stand elsewhere, their texts by file. */
    static CaseReport run(Rulebook rulebook, Map<String, String> files) {
        return run(rulebook, files, WorkBudget.ofCheck());
    }

    static CaseReport run(Rulebook rulebook, Map<String, String> files, WorkBudget budget) {
        Problems problems = new Problems();
        List<RuleCase> cases = CaseReader.read(rulebook, files, problems);
        Map<RuleCase, CaseOutcome> outcomes = new LinkedHashMap<>();
        CaseRulebook tried = new CaseRulebook(rulebook);
        for (RuleCase each : cases) {
            if (outcomes.size() % CASES_BETWEEN == 0 && budget.isSpent()) {
                problems.add(stopped(each.head(), budget, cases.size() - outcomes.size()));
                break;
            }
            outcomes.put(each, run(each, tried));
        }
        Set<RowRef> rows = new HashSet<>();
        List<CaseFailure> failures = new ArrayList<>();
        List<Tried> usage = new ArrayList<>();
        int failed = 0;
        Map<String, List<String>> lines = new HashMap<>();
        Set<CaseHead> otherwise = BaseCases.otherwise(rulebook, outcomes);
        for (Map.Entry<RuleCase, CaseOutcome> entry : outcomes.entrySet()) {
            CaseOutcome outcome = entry.getValue();
            CaseHead head = entry.getKey().head();
            if (!outcome.holds() && !otherwise.contains(head)) {
                failed++;
                problems.addAll(problems(head, outcome));
                failures.addAll(
                        failures(head, outcome, lines.computeIfAbsent(head.file(), file -> files.getOrDefault(file, "")
                                .lines()
                                .toList())));
            }
            rows.addAll(outcome.rows());
            usage.addAll(outcome.tried());
        }
        List<String> rules = rulebook.rules().stream().map(rule -> rule.id()).toList();
        return new CaseReport(
                outcomes.size(),
                failed,
                problems.sorted(),
                failures,
                RuleCoverage.of(rules, outcomes),
                rows,
                usage,
                otherwise.stream()
                        .map(head -> "%s: %s".formatted(rulebook.files().place(head.file(), head.line()), head.name()))
                        .sorted()
                        .toList());
    }

    private static List<CaseFailure> failures(CaseHead head, CaseOutcome outcome, List<String> lines) {
        return outcome.differences().stream()
                .map(each ->
                        new CaseFailure(head.file(), each.line(), head.name(), each.sentence(), value(each, lines)))
                .toList();
    }

    /** The value that the file says, if it is one that can be said anew. */
    private static @Nullable CaseValue value(CaseOutcome.Difference difference, List<String> lines) {
        String gives = difference.gives();
        if (gives == null || gives.isEmpty() || !(difference.at() instanceof YamlNode.Text at)) {
            return null;
        }
        String line = at.line() < 1 || at.line() > lines.size() ? "" : lines.get(at.line() - 1);
        String says = CaseEdit.valueAt(line, at.column());
        return says == null || !CaseEdit.unquoted(says).equals(at.text())
                ? null
                : new CaseValue(at.line(), at.column(), says, gives);
    }

    private static Problem stopped(CaseHead head, WorkBudget budget, int left) {
        return Problem.error(
                "check-limit",
                head.file(),
                head.line(),
                "The cases took more than %s; %s of them, from case \"%s\" on, were not run."
                        .formatted(budget.words(), left, head.name()));
    }

    /** Runs one case; rules that break off are a difference, too. */
    static CaseOutcome run(RuleCase each, CaseRulebook rulebook) {
        try {
            return each.run(rulebook);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new CaseOutcome(
                    Set.of(),
                    Set.of(),
                    List.of(),
                    List.of(CaseOutcome.Difference.of(
                            each.head().line(), "the rules break off: %s".formatted(cause.getMessage()))));
        }
    }

    /** Returns a problem for each difference, one sentence with the case's name. */
    static List<Problem> problems(CaseHead head, CaseOutcome outcome) {
        return outcome.differences().stream()
                .map(difference -> Problem.error(
                        "case-failed",
                        head.file(),
                        difference.line(),
                        "Case \"%s\": %s.".formatted(head.name(), difference.sentence())))
                .toList();
    }
}
