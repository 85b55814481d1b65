package io.tokentariff.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.io.CreditFile;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.write.Json;
import io.tokentariff.io.write.StatementFormat;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.io.write.Style;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.CreditGrant;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Statement;
import io.tokentariff.rating.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class PriceCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Usage files; - for standard input.")
    List<String> files = new ArrayList<>();

    @Mixin
    RulesOption rules;

    @Mixin
    UsageSource source;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, json, jsonl (each record), csv or markdown (default: table).")
    StatementFormat format = StatementFormat.TABLE;

    @Option(names = "--json", description = "The same as --format json.")
    boolean json;

    @Option(
            names = "--group-by",
            split = ",",
            paramLabel = "DIMENSION",
            description = "model, tier, day, month, project, user, api_key, workload, region, operation, status, "
                    + "tag:NAME (default: model,tier).")
    List<String> groupBy = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Writes there; the file appears once it is whole.")
    @Nullable
    Path out;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Writes each rejected line there, as JSON lines.")
    @Nullable
    Path rejects;

    @Option(
            names = "--credits",
            paramLabel = "FILE",
            description = "Free credits: CSV with grant,amount_usd,from,until,account.")
    @Nullable
    Path credits;

    @Option(names = "--strict", description = "Exit with 4 if some records have no price.")
    boolean strict;

    @Mixin
    SpeedOptions speed;

    PriceCommand(Terminal terminal, RulesOption rules) {
        this.terminal = terminal;
        this.rules = rules;
    }

    @Override
    public Integer call() throws IOException {
        StatementFormat form = json ? StatementFormat.JSON : format;
        StatementBuilder builder = new StatementBuilder(dimensions(), grants());
        PriceOptions options = speed.options(source.findDuplicates());
        Rulebook rulebook = rules.open().rulebook();
        try (OutputFile outFile = out == null ? null : OutputFile.create(out);
                OutputFile rejectFile = rejects == null ? null : OutputFile.create(rejects);
                Progress progress = new Progress(terminal)) {
            Writer writer = outFile == null ? terminal.out() : outFile.writer();
            JsonGenerator rejectJson = rejectFile == null ? null : Json.lines(rejectFile.writer());
            RejectLog log = new RejectLog(rejectJson, terminal.err());
            OutputStream bytes = outFile == null ? terminal.bytes() : outFile.stream();
            OutputStream lines = form == StatementFormat.JSONL ? bytes : null;
            PriceRun run = new PriceRun(rulebook, builder, options, lines, log::add);
            for (UsageInput input : Inputs.of(files)) {
                run.price(progress.watching(input), source.inputs.reader());
            }
            progress.end();
            Statement statement = run.statement();
            if (lines == null) {
                writer.write(StatementReport.of(statement, form, out == null ? terminal.outStyle() : Style.PLAIN));
            }
            commit(rejectJson, rejectFile);
            commit(null, outFile);
            return exitCode(statement);
        }
    }

    private static void commit(@Nullable JsonGenerator json, @Nullable OutputFile file) throws IOException {
        if (json != null) {
            endLines(json);
        }
        if (file != null) {
            file.commit();
        }
    }

    /** The generator puts line breaks between values; the last line needs one too. */
    private static void endLines(JsonGenerator json) throws IOException {
        json.flush();
        if (json.getOutputTarget() instanceof Writer target
                && json.getOutputContext().getEntryCount() > 0) {
            target.write("\n");
        }
        json.close();
    }

    private List<Dimension> dimensions() {
        return groupBy.isEmpty()
                ? Dimension.DEFAULT
                : groupBy.stream().map(Dimension::new).toList();
    }

    private List<CreditGrant> grants() throws IOException {
        if (credits == null) {
            return List.of();
        }
        if (!Files.isRegularFile(credits)) {
            throw new WrongUseException("%s is no file; check the path of the credits.".formatted(credits));
        }
        try {
            return CreditFile.read(credits);
        } catch (RulebookException e) {
            String faults = new ProblemPrinter((file, line) -> "").print(e.problems());
            throw new WrongUseException("the credits cannot be read:\n" + faults.stripTrailing());
        }
    }

    private int exitCode(Statement statement) {
        long rejected = statement.records().rejected();
        long unpriced = statement.records().unpriced();
        if (rejected > 0) {
            terminal.err()
                    .println("%s %s rejected and not priced%s."
                            .formatted(
                                    rejected,
                                    rejected == 1 ? "line was" : "lines were",
                                    rejects == null ? "" : "; see " + rejects));
        }
        if (strict && unpriced > 0) {
            terminal.err().println("%s of the records have no price, and --strict was asked for.".formatted(unpriced));
            return Exit.UNPRICED;
        }
        return rejected > 0 ? Exit.REJECTED : Exit.OK;
    }
}
