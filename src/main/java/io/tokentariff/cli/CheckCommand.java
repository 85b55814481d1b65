package io.tokentariff.cli;

import io.tokentariff.check.CheckReport;
import io.tokentariff.check.RulebookCheck;
import io.tokentariff.io.write.CheckJson;
import io.tokentariff.io.write.CheckSarif;
import io.tokentariff.io.write.CheckText;
import io.tokentariff.io.write.Json;
import io.tokentariff.problem.WrongUseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with a rulebook. */
@Command(
        description = "Finds everything wrong with a rulebook at once: rules, tables, cases, and rows nothing uses.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  tariff check rules",
            "  tariff check rules --mutate --strict-warnings",
            "",
            "Exit codes: 0 no errors; 1 errors found; 2 wrong use, or no such folder."
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "RULES",
            description = "The rulebook's folder (default: rules/ here, else $$TARIFF_RULES).")
    @Nullable
    Path folder;

    @Mixin
    RulesOption rules;

    @ArgGroup
    Form form = new Form();

    @Option(
            names = "--mutate",
            description = "Changes rules and rows in small ways and tells which changes no case notices.")
    boolean mutate;

    @Option(names = "--strict-warnings", description = "Exit with 1 for warnings, too.")
    boolean strictWarnings;

    /** How to print; text if nothing is said. */
    static final class Form {

        @Option(names = "--json", description = "JSON for programs.")
        boolean json;

        @Option(names = "--sarif", description = "SARIF 2.1.0 for code hosts.")
        boolean sarif;
    }

    CheckCommand(Terminal terminal, RulesOption rules) {
        this.terminal = terminal;
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Path checked = folder == null ? rules.folder() : folder;
        if (!Files.isDirectory(checked)) {
            throw new WrongUseException("There is no folder \"%s\" with a rulebook.".formatted(checked));
        }
        CheckReport report = RulebookCheck.check(checked, mutate);
        terminal.out().print(printed(report, checked));
        boolean bad = report.errors() > 0 || (strictWarnings && report.warnings() > 0);
        return bad ? Exit.PROBLEMS : Exit.OK;
    }

    private String printed(CheckReport report, Path checked) {
        if (form.json) {
            return Json.indented(out -> CheckJson.write(out, report)) + "\n";
        }
        if (form.sarif) {
            return Json.indented(out -> CheckSarif.write(out, report, checked)) + "\n";
        }
        return CheckText.of(report);
    }
}
