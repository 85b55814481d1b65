package io.tokentariff.cli;

import io.tokentariff.advice.Profiles;
import io.tokentariff.io.report.Form;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.review.AdviceChange;
import io.tokentariff.review.AdviceDiff;
import io.tokentariff.review.DiffReport;
import io.tokentariff.review.FailOn;
import io.tokentariff.review.Impact;
import io.tokentariff.review.ImpactBuilder;
import io.tokentariff.review.RulebookDiff;
import io.tokentariff.review.RulebookSource;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what changed between two rulebooks, and what that does to a bill. */
@Command(
        description = "Shows which rules and rows changed between two rulebooks and, with --usage, what that does to a "
                + "bill, new minus old.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "--fail-on +1%%: exit with 1 if the bill rises by more than 1 %%; -1%% if it falls by more; 1%% either way;",
            "+10usd, -10usd, 10usd the same in dollars; lost-price if a record loses its price, which is no change",
            "of the bill. Amounts are those of records that both rulebooks have a price for, and what agreements do to the bill.",
            "",
            "Examples:",
            "  tariff diff HEAD:rules rules --usage april.jsonl",
            "  tariff diff --usage april.jsonl.gz --format markdown --fail-on +1%% origin/main:rules rules",
            "  tariff diff HEAD:rules rules --usage april.jsonl --as-of 2026-12-01"
        })
final class DiffCommand extends ResultCommand {

    @Parameters(index = "0", paramLabel = "OLD", description = "A rulebook's folder, or REV:path of a git revision.")
    String before;

    @Parameters(index = "1", paramLabel = "NEW", description = "Likewise.")
    String after;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "FILE",
            description = "More usage files, after one of --usage.")
    List<String> more = List.of();

    @Option(
            names = "--usage",
            paramLabel = "FILE",
            description = "A usage file or folder to price by both, may be given more than once; - for standard input.")
    List<String> given = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "Prices the usage as if it had all run on that day (UTC), so that rows of the future show.")
    @Nullable
    LocalDate asOf;

    @Mixin
    UsageSource source;

    @Mixin
    Grouping grouping;

    @Option(names = "--fail-on", paramLabel = "LIMIT", description = "Exit with 1 if the bill changes by more.")
    List<String> failOn = List.of();

    @Option(
            names = "--recommendations",
            description =
                    "Also say which workloads are advised otherwise; takes longer, for every change is priced. May have --workloads.")
    boolean recommendations;

    @Mixin
    WorkloadsOption workloads;

    DiffCommand(Terminal terminal) {
        super(terminal, Form.ofReport(Form.JSON));
    }

    @Override
    public Integer call() {
        Form form = result.form();
        DiffOperands operands = DiffOperands.of(before, after, more, given);
        List<String> usage = operands.usage();
        List<FailOn> limits = failOn.stream().map(FailOn::parse).toList();
        List<Dimension> dimensions = grouping.ofRecords();
        if (usage.isEmpty() && !limits.isEmpty()) {
            throw new WrongUseException("--fail-on needs usage to price: --usage FILE.");
        }
        if (usage.isEmpty() && recommendations) {
            throw new WrongUseException("--recommendations needs usage to advise on: --usage FILE.");
        }
        if (workloads.file != null && !recommendations) {
            throw new WrongUseException("--workloads goes with --recommendations.");
        }
        if (asOf != null && (usage.isEmpty() || recommendations)) {
            throw new WrongUseException(
                    usage.isEmpty()
                            ? "--as-of needs usage to price: --usage FILE."
                            : "--as-of makes all usage that of one day, which nothing can be advised on; leave out --recommendations.");
        }
        Rulebook old = load(operands.before());
        Rulebook now = old == null ? null : load(operands.after());
        if (old == null || now == null) {
            return Exit.RULEBOOK;
        }
        AdviceDiff advice = recommendations ? advice(old, now) : null;
        try (Output output = result.open(terminal, inputs(usage, workloads.file))) {
            RulebookDiff diff = RulebookDiff.between(old, now);
            Impact impact =
                    usage.isEmpty() ? null : impact(usage, new ImpactBuilder(old, now, diff, dimensions), advice);
            List<AdviceChange> changes = advice == null ? null : advice.changes();
            output.write(DiffReport.of(diff, impact, changes, form, output.screen()));
            return impact == null ? Exit.OK : exitCode(impact, limits);
        }
    }

    private @Nullable Rulebook load(String name) {
        try {
            return RulebookSource.load(name);
        } catch (RulebookException e) {
            terminal.err().print(new ProblemPrinter((file, line) -> "").print(e.problems()));
            terminal.err().println("The rulebook %s does not load; nothing was compared.".formatted(name));
            return null;
        }
    }

    private AdviceDiff advice(Rulebook old, Rulebook now) {
        Profiles profiles = workloads.read(terminal);
        return new AdviceDiff(old, now, profiles);
    }

    private Impact impact(List<String> usage, ImpactBuilder builder, @Nullable AdviceDiff advice) {
        if (asOf != null) {
            builder.asOf(asOf);
        }
        Consumer<UsageRecord> both = advice == null
                ? builder::add
                : record -> {
                    builder.add(record);
                    advice.add(record);
                };
        source.read(usage, terminal, both, builder::addDuplicate, builder::addRejected);
        return builder.build();
    }

    private int exitCode(Impact impact, List<FailOn> limits) {
        boolean exceeded = false;
        for (FailOn limit : limits) {
            if (limit.exceededBy(impact)) {
                exceeded = true;
                terminal.err().println("tariff: " + limit.sentence(impact));
            }
        }
        if (exceeded) {
            return Exit.PROBLEMS;
        }
        return impact.counts().rejected() > 0 ? Exit.REJECTED : Exit.OK;
    }
}
