package io.tokentariff.cli;

import io.tokentariff.check.CheckReport;
import io.tokentariff.check.RulebookCheck;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.CheckJson;
import io.tokentariff.io.write.CheckSarif;
import io.tokentariff.io.write.CheckText;
import io.tokentariff.problem.WrongUseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
final class CheckCommand extends ResultCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RULES",
            description = "The rulebook's folder (default: $$TARIFF_RULES, else the program's own).")
    @Nullable
    Path folder;

    @Mixin
    RulesOption rules;

    @Option(
            names = "--mutate",
            description = "Changes rules and rows in small ways and tells which changes no case notices.")
    boolean mutate;

    @Option(names = "--strict-warnings", description = "Exit with 1 for warnings, too.")
    boolean strictWarnings;

    CheckCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON, Form.SARIF));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Path checked = folder == null ? rules.folder() : folder;
        if (!Files.isDirectory(checked)) {
            throw new WrongUseException("There is no folder \"%s\" with a rulebook.".formatted(checked));
        }
        Form form = result.form();
        try (Output output = result.open(terminal, List.of())) {
            CheckReport report =
                    RulebookCheck.check(checked, mutate, LocalDate.ofInstant(Moment.now(), ZoneOffset.UTC));
            output.write(written(report, checked, form, output));
            boolean bad = report.errors() > 0 || (strictWarnings && report.warnings() > 0);
            return bad ? Exit.PROBLEMS : Exit.OK;
        }
    }

    private static String written(CheckReport report, Path checked, Form form, Output output) {
        return switch (form) {
            case JSON -> CheckJson.of(report);
            case SARIF -> CheckSarif.of(report, checked);
            default -> CheckText.of(report, form, output.screen());
        };
    }
}
