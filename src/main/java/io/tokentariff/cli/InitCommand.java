package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.write.Json;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the rulebook as a folder to edit. */
@Command(
        description = "Writes the rulebook as a folder of your own, ready to edit, and says what to do next.",
        mixinStandardHelpOptions = true,
        footer = {"", "  tariff init my-rules"})
final class InitCommand extends ResultCommand {

    @Parameters(paramLabel = "DIR", description = "The folder to write: one that is not there, or is empty.")
    Path folder = Path.of("");

    @Mixin
    RulesOption rules;

    InitCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Form form = result.form();
        NewFolder target = NewFolder.at(folder);
        Problems problems = new Problems();
        RulebookFiles files = RulebookFiles.read(rules.folder(), problems);
        problems.throwIfErrors();
        SortedMap<String, String> texts = new TreeMap<>(files.texts());
        Guide.addTo(texts, rules.folder());
        try (Output output = result.open(terminal, List.of())) {
            target.write(texts);
            output.write(
                    form == Form.JSON
                            ? json(files.revision(), texts)
                            : report(files.revision(), texts.size()).write(form, output.screen()));
        }
        return Exit.OK;
    }

    private Report report(String revision, int files) {
        String prices = "change a price"
                + (Files.exists(folder.resolve(Guide.FILE)) ? "; " + folder.resolve(Guide.FILE) + " says how" : "");
        return new Report("A rulebook of your own")
                .text(Phrase.code(folder.toString()).and(" holds a rulebook of your own: %s files.".formatted(files)))
                .heading(1, "Next")
                .facts(List.of(
                        Report.Fact.of(
                                "edit %s".formatted(folder.resolve("tables").resolve("rates.csv")), prices),
                        Report.Fact.of("tariff check %s".formatted(folder), "what is wrong with it, and its own cases"),
                        Report.Fact.of(
                                "tariff diff %s %s --usage FILE".formatted(rules.folder(), folder),
                                "what your edits do to a bill"),
                        Report.Fact.of(
                                "tariff price FILE --rules %s".formatted(folder),
                                "prices by it; so does TARIFF_RULES=%s for every command"
                                        .formatted(folder.toAbsolutePath().normalize()))))
                .gap()
                .text(Phrase.of("Rulebook ").andCode(revision));
    }

    private String json(String revision, SortedMap<String, String> texts) {
        return Json.document(json -> json.text("folder", folder.toString())
                .texts("files", texts.keySet())
                .text("rulebook", revision));
    }
}
