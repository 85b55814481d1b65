package io.tokentariff.cli;

import io.tokentariff.io.CreditFile;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.focus.FocusFile;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Agreements;
import io.tokentariff.rating.statement.CreditGrant;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prices usage files: the main job. */
@Command(
        description = "Prices usage files (plain, .gz or .zst; - is standard input) and prints a statement.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A line that cannot be read costs that line only: it is counted, shown, and the exit code is 3.",
            "A record without a rate is unpriced, never zero: the total then says \"at least\"."
        })
final class PriceCommand extends UsageCommand {

    @Mixin
    Grouping grouping;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Writes each rejected line there, as JSON lines.")
    @Nullable
    String rejects;

    @Option(
            names = "--credits",
            paramLabel = "FILE",
            description = "Free credits: CSV with grant,amount_usd,from,until,account.")
    @Nullable
    Path credits;

    @Option(
            names = "--beside",
            paramLabel = "RULES",
            description =
                    "Prices by this rulebook, too (a folder, or REV:path), and tells the totals side by side and which rows and "
                            + "rules make them differ, each with its dollars.")
    @Nullable
    String beside;

    @Mixin
    StatementExit exit;

    @Mixin
    SpeedOptions speed;

    @Mixin
    FocusOptions focus;

    PriceCommand(Terminal terminal, RulesOption rules) {
        super(terminal, rules, Form.ofReport(Form.JSON, Form.JSONL, Form.CSV, Form.FOCUS));
    }

    @Override
    public Integer call() throws IOException {
        Form form = result.form();
        refuseIdle(form);
        List<Dimension> by = grouping.dimensions();
        if (beside != null) {
            refuseWithBeside();
            return new BesideRun(this, beside, by).run(form);
        }
        List<CreditGrant> grants = grants();
        PriceOptions options = speed.options(source.findDuplicates());
        Rulebook rulebook = rules.open();
        ZoneId zone = source.inputs.choice.ofStatement();
        Agreements agreements = rulebook.agreements();
        StatementBuilder builder = new StatementBuilder(by, grants, zone == null ? agreements : agreements.in(zone));
        FocusFile rows = form == Form.FOCUS ? focus.file(rulebook) : null;
        List<String> inputs = inputs(Inputs.names(files), credits);
        try (Output output = result.open(terminal, inputs);
                Output rejected = rejects == null ? null : Output.to("--rejects", rejects, terminal, inputs);
                Progress progress = new Progress(terminal)) {
            refuseClash(output, rejected);
            RejectLog log = new RejectLog(rejected == null ? null : rejected.writer(), terminal.err());
            OutputStream lines = form == Form.JSONL ? output.stream() : null;
            PriceRun run = new PriceRun(rulebook, builder, options, lines, log::add);
            if (rows != null) {
                run.alsoTell(rows);
            }
            List<UsageInput> usage =
                    source.takeLast() ? UsageSource.twice(files, terminal) : Inputs.of(files, terminal);
            if (source.takeLast()) {
                run.takeLast(usage, source.inputs.reader().again());
            }
            for (UsageInput input : usage) {
                run.price(progress.watching(input), source.inputs.reader());
            }
            progress.end();
            source.inputs.choice.tell(terminal);
            Statement statement = run.statement();
            if (rejected != null) {
                rejected.commit();
            }
            output.write(written(statement, rows, form, output));
            if (rows != null) {
                writeMetadata(rows.metadata(statement, "TokenTariff"), inputs);
            }
            return exit.code(statement, terminal, rejects == null ? "" : "; see " + rejects);
        }
    }

    /** What would be read and change nothing is not taken in silence. */
    private void refuseIdle(Form form) {
        if (form != Form.FOCUS) {
            focus.refuseIdle();
        } else if (!grouping.names.isEmpty()) {
            throw new WrongUseException("--group-by is for statements; a FOCUS file has its own rows.");
        }
        if (form == Form.JSONL && !grouping.names.isEmpty()) {
            throw new WrongUseException(
                    "--group-by is for statements; --format jsonl writes single records. Leave one of them out.");
        }
    }

    private void refuseWithBeside() {
        if (credits != null || rejects != null || exit.strict || exit.failAboveBudget) {
            throw new WrongUseException(
                    "--beside compares what usage costs; leave out --credits, --rejects, --strict and --fail-above-budget.");
        }
    }

    private static String written(Statement statement, @Nullable FocusFile rows, Form form, Output output) {
        if (rows != null) {
            return rows.csv(statement);
        }
        return StatementReport.of(statement, form, output.screen());
    }

    /** Beside a file of that name; standard output has no place for it. */
    private void writeMetadata(String metadata, List<String> inputs) {
        String file = result.file();
        if (file != null && !file.equals(Target.STANDARD)) {
            try (Output beside = Output.to("--out", file + ".metadata.json", terminal, inputs)) {
                beside.write(metadata);
            }
        }
    }

    private static void refuseClash(Output output, @Nullable Output rejected) {
        if (rejected != null && rejected.clashesWith(output)) {
            throw new WrongUseException("--out and --rejects are the same; name two files.");
        }
    }

    private List<CreditGrant> grants() throws IOException {
        if (credits == null) {
            return List.of();
        }
        if (!Files.exists(credits) || Files.isDirectory(credits)) {
            throw new WrongUseException("%s is no file; check the path of the credits.".formatted(credits));
        }
        try {
            return CreditFile.read(credits);
        } catch (RulebookException e) {
            String faults = new ProblemPrinter((file, line) -> "").print(e.problems());
            throw new WrongUseException("the credits cannot be read:\n" + faults.stripTrailing());
        }
    }
}
