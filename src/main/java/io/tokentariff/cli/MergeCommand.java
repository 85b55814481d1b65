package io.tokentariff.cli;

import io.tokentariff.io.merge.StatementFile;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementMerge;
import io.tokentariff.rating.statement.StatementPart;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds up statements of parts that were priced apart. */
@Command(
        description = "Adds statements of parts that were priced apart to the statement of the whole, exactly.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Each part is what tariff price --format json wrote, by the same rulebook, grouped alike, with the same credits.",
            "Agreements and free credits are applied anew, on the whole.",
            "A record that stands in several parts is charged several times: statements hold no records."
        })
final class MergeCommand extends ResultCommand {

    @Parameters(arity = "1..*", paramLabel = "STATEMENT", description = "Statements in JSON.")
    List<Path> files = new ArrayList<>();

    @Mixin
    RulesOption rules;

    @Option(
            names = "--allow-equal",
            description = "Takes statements that are equal to the last character, too: two parts may come to the same.")
    boolean allowEqual;

    @Mixin
    StatementExit exit;

    MergeCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON, Form.CSV));
        this.rules = rules;
    }

    @Override
    public Integer call() throws IOException {
        Form form = result.form();
        List<byte[]> texts = texts();
        Rulebook rulebook = rules.open();
        StatementMerge merge = new StatementMerge(
                rulebook.agreements(), rulebook.rateCard().rows().meters(), rulebook.revision());
        StatementFile reader = new StatementFile(rulebook.rules());
        Map<ByteBuffer, Path> seen = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            StatementPart part = reader.read(files.get(i).toString(), texts.get(i));
            @Nullable Path equal = seen.putIfAbsent(ByteBuffer.wrap(texts.get(i)), files.get(i));
            if (equal != null && !allowEqual && part.records().read() > 0) {
                throw new WrongUseException(
                        "%s is equal to %s, and would be charged once more; leave it out, or say --allow-equal if they are of different usage."
                                .formatted(files.get(i), equal));
            }
            merge.add(files.get(i).toString(), part);
        }
        Statement statement = merge.statement();
        try (Output output =
                result.open(terminal, files.stream().map(Path::toString).toList())) {
            output.write(StatementReport.of(statement, form, output.screen()));
        }
        if (files.size() > 1) {
            terminal.err()
                    .println(
                            "Added up %s statements. Records that stand in several of them are charged several times: statements do not hold records."
                                    .formatted(files.size()));
        }
        return exit.code(statement, terminal, "");
    }

    /** Reads all files, as a rulebook need not be opened for some that are not there; none of them twice. */
    private List<byte[]> texts() throws IOException {
        Map<Path, Path> seen = new HashMap<>();
        List<byte[]> texts = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file) || Files.isDirectory(file)) {
                throw new WrongUseException(
                        "%s is no file; name statements that tariff price --format json wrote.".formatted(file));
            }
            @Nullable Path same = seen.putIfAbsent(file.toRealPath(), file);
            if (same != null) {
                throw new WrongUseException("%s is named twice%s; it would be charged twice."
                        .formatted(file, same.equals(file) ? "" : ", also as " + same));
            }
            texts.add(Files.readAllBytes(file));
        }
        return texts;
    }
}
