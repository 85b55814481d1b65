package io.tokentariff.io.write;

import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.MutationReport;
import io.tokentariff.cases.RuleCoverage;
import io.tokentariff.check.CheckReport;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.rulebook.RulebookFiles;
import java.util.List;

/** The check of a rulebook as text: each problem with its line, then what was looked at. */
public final class CheckText {

    private static final int MOST = 20;

    private final StringBuilder text = new StringBuilder();

    private CheckText() {}

    public static String of(CheckReport report) {
        return new CheckText().write(report);
    }

    private String write(CheckReport report) {
        RulebookFiles files = report.files();
        text.append(new ProblemPrinter((file, line) -> files == null ? "" : files.line(file, line))
                .print(report.problems()));
        if (!report.problems().isEmpty()) {
            text.append('\n');
        }
        CaseReport cases = report.cases();
        if (cases != null) {
            line("rules", String.valueOf(report.rules()));
            line("rows", "%s%s".formatted(report.rows(), report.rowsTried() ? "" : ", too many to try each"));
            line("cases", "%s run, %s failed".formatted(cases.run(), cases.failed()));
            coverage(cases.coverage());
        } else {
            text.append("The rulebook does not load; its cases were not run.\n");
        }
        mutants(report.mutants());
        line("problems", plural(report.errors(), "error") + ", " + plural(report.warnings(), "warning"));
        return text.toString();
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

    private void mutants(@org.jspecify.annotations.Nullable MutationReport mutants) {
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
        text.append("%-10s%s\n".formatted(what, says));
    }

    private static String plural(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
