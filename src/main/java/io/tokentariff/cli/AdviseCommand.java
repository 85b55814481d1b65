package io.tokentariff.cli;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.AdviceReport;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Advises on the workloads of usage files. */
@Command(
        description =
                "Says of each workload whether to stay, migrate, move tier, cache better or review, and what it is worth: "
                        + "its own usage, priced exactly under every candidate.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A workload is the records with one workload value, else of one project, else all others.",
            "",
            "  tariff advise usage.jsonl --workloads profiles.json",
            "  tariff advise usage.jsonl.gz --format markdown --out advice.md"
        })
final class AdviseCommand extends UsageCommand {

    @Mixin
    WorkloadsOption workloads;

    @Option(
            names = "--candidates",
            split = ",",
            paramLabel = "MODEL",
            description = "Models to compare besides those of tables/candidates.csv.")
    List<String> candidates = List.of();

    @Option(names = "--strict", description = "Exit with 4 if some records have no price.")
    boolean strict;

    AdviseCommand(Terminal terminal, RulesOption rules) {
        super(terminal, rules, Form.ofReport(Form.JSON));
    }

    @Override
    public Integer call() {
        Profiles known = workloads.read(terminal);
        Rulebook rulebook = rules.open();
        Advisor advisor = rulebook.advisor(known, candidates);
        Form form = result.form();
        try (Output output = result.open(terminal, inputs(Inputs.names(files), workloads.file))) {
            long rejected = source.read(files, terminal, advisor::add);
            List<Advice> advices = advisor.advise();
            output.write(AdviceReport.of(advices, notes(advisor), rulebook.revision(), form, output.screen()));
            return exitCode(advices, rejected);
        }
    }

    private static List<Advice.Note> notes(Advisor advisor) {
        return advisor.unusedProfiles().stream()
                .map(name -> new Advice.Note(
                        "unused-profile", "The profile of the workload \"%s\" has no usage here.".formatted(name)))
                .toList();
    }

    private int exitCode(List<Advice> advices, long rejected) {
        boolean unpriced = advices.stream()
                .anyMatch(each -> each.workload() == null || each.workload().records() < each.records());
        if (strict && unpriced) {
            return Exit.UNPRICED;
        }
        return rejected > 0 ? Exit.REJECTED : Exit.OK;
    }
}
