package io.tokentariff.io.write;

import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.MutationReport;
import io.tokentariff.cases.RuleCoverage;
import io.tokentariff.check.CheckReport;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.io.report.Screen;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check of a rulebook for people: each problem with its line, then what was looked at. */
public final class CheckText {

    private static final int MOST = 20;

    /** What stands around the line of a problem. */
    private static final int AROUND = 8;

    private final List<Fact> facts = new ArrayList<>();

    private CheckText() {}

    /** Returns the check in a form for people, ending in a line break. */
    public static String of(CheckReport check, Form form, Screen screen) {
        Report report = new Report("Check");
        RulebookFiles files = check.files();
        ProblemPrinter printer = new ProblemPrinter((file, line) -> files == null ? "" : files.line(file, line));
        for (Problem problem : check.problems()) {
            report.text(problem.toString()).code(printer.lines(problem, screen.width() - AROUND));
            if (!problem.hint().isEmpty()) {
                report.text(" " + problem.hint());
            }
        }
        report.gap();
        if (check.cases() == null) {
            report.text("The rulebook does not load; its cases were not run.");
        }
        return report.facts(new CheckText().facts(check)).write(form, screen);
    }

    private List<Fact> facts(CheckReport report) {
        CaseReport cases = report.cases();
        if (cases != null) {
            line("rules", String.valueOf(report.rules()));
            line("rows", "%s%s".formatted(report.rows(), report.rowsTried() ? "" : ", too many to try each"));
            line("cases", "%s run, %s failed".formatted(cases.run(), cases.failed()));
            coverage(cases.coverage());
        }
        base(report.files(), cases);
        mutants(report.mutants());
        line("problems", plural(report.errors(), "error") + ", " + plural(report.warnings(), "warning"));
        return facts;
    }

    /** What stands in another rulebook, and what this one makes of it. */
    private void base(@Nullable RulebookFiles files, @Nullable CaseReport cases) {
        RulebookFiles.Extended extended = files == null ? null : files.extension();
        if (files == null || extended == null) {
            return;
        }
        line(
                "extends",
                "%s, %s of its files as they are"
                        .formatted(extended.base(), extended.files().size()));
        line(
                "",
                "rows: %s replaced, %s added, %s removed"
                        .formatted(extended.replacedRows(), extended.addedRows(), extended.removedRows()));
        extended.replacedFiles().forEach(file -> line("", file + " is replaced"));
        extended.removedFiles().forEach(file -> line("", file + " is removed"));
        if (cases != null && !cases.otherwise().isEmpty()) {
            line("", plural(cases.otherwise().size(), "case") + " of it answered otherwise here; --json names them");
        }
    }

    private void coverage(RuleCoverage coverage) {
        line(
                "coverage",
                "%s rules fired, %s stayed silent, %s never tried"
                        .formatted(
                                coverage.fired(),
                                coverage.silent(),
                                coverage.neverTried().size()));
        coverage.neverTried().forEach(rule -> line("", rule));
    }

    private void mutants(@Nullable MutationReport mutants) {
        if (mutants == null) {
            return;
        }
        int alive = mutants.alive().size();
        line(
                "mutants",
                "%s made, %s killed (%s %%; %s of them do not load), %s alive"
                        .formatted(
                                mutants.made(), mutants.killed(), mutants.killedPercent(), mutants.refused(), alive));
        some(mutants.alive());
        if (!mutants.untried().isEmpty()) {
            line("untried", plural(mutants.untried().size(), "row") + " whose number no case uses");
            some(mutants.untried());
        }
    }

    private void some(List<?> all) {
        all.stream().limit(MOST).forEach(each -> line("", each.toString()));
        if (all.size() > MOST) {
            line("", "and %s more; --json tells all".formatted(all.size() - MOST));
        }
    }

    private void line(String what, String says) {
        facts.add(Fact.of(what, says));
    }

    static String plural(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
