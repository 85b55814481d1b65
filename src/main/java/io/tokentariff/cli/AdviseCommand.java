package io.tokentariff.cli;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.AdviceReport;
import io.tokentariff.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class AdviseCommand extends ResultCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Usage files; - for standard input.")
    List<String> files = new ArrayList<>();

    @Mixin
    RulesOption rules;

    @Mixin
    UsageSource source;

    @Option(
            names = "--workloads",
            paramLabel = "FILE",
            description = "Profiles (JSON): what usage cannot tell of a workload, such as its task and latency.")
    @Nullable
    Path profiles;

    @Option(
            names = "--candidates",
            split = ",",
            paramLabel = "MODEL",
            description = "Models to compare besides those of tables/candidates.csv.")
    List<String> candidates = List.of();

    @Option(names = "--strict", description = "Exit with 4 if some records have no price.")
    boolean strict;

    AdviseCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Profiles known = WorkloadProfiles.read(profiles, terminal);
        Rulebook rulebook = rules.open();
        Advisor advisor = rulebook.advisor(known, candidates);
        Form form = result.form();
        try (Output output = result.open(terminal, inputs(files, profiles))) {
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
