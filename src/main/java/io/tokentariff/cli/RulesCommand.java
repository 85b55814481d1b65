package io.tokentariff.cli;

import io.tokentariff.advice.Profiles;
import io.tokentariff.io.report.Form;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.review.LanguageReport;
import io.tokentariff.review.RuleFirings;
import io.tokentariff.review.RuleReference;
import io.tokentariff.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the rulebook as prose. */
@Command(
        description = "Writes the rulebook as prose for review: each rule with its source and the numbers it uses, and "
                + "every price the rules make.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example: tariff rules --format html --usage april.jsonl --out rulebook.html"})
final class RulesCommand extends ResultCommand {

    @Mixin
    RulesOption rules;

    @Option(
            names = "--reference",
            description =
                    "Writes instead the language that rules are written in: facts, fields, conditions, outcomes, limits.")
    boolean reference;

    @Option(
            names = "--usage",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Usage files: says of each rule for how many records or workloads it fired, and on which day last. May have --workloads.")
    List<String> usage = new ArrayList<>();

    @Mixin
    WorkloadsOption workloads;

    @Mixin
    UsageSource source;

    RulesCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Form form = result.form();
        if (workloads.file != null && usage.isEmpty()) {
            throw new WrongUseException("--workloads goes with --usage.");
        }
        if (reference && !usage.isEmpty()) {
            throw new WrongUseException("--reference needs no usage.");
        }
        if (reference) {
            Rulebook rulebook = rules.open();
            try (Output output = result.open(terminal, List.of())) {
                output.write(LanguageReport.write(rulebook, form, output.screen()));
            }
            return Exit.OK;
        }
        Profiles profiles = workloads.read(terminal);
        Rulebook rulebook = rules.open();
        RuleFirings firings = usage.isEmpty() ? null : new RuleFirings(rulebook, profiles);
        try (Output output = result.open(terminal, inputs(usage, workloads.file))) {
            long rejected = firings == null ? 0 : source.read(usage, terminal, firings::add);
            output.write(RuleReference.of(rulebook, firings).write(form, output.screen()));
            return rejected > 0 ? Exit.REJECTED : Exit.OK;
        }
    }
}
