package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.review.imports.Imported;
import io.tokentariff.review.imports.PriceFile;
import io.tokentariff.review.imports.PriceImport;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes rows of public price lists, as a change of a rulebook to review. */
@Command(
        description =
                "Makes rows of public price lists: LiteLLM's model_prices_and_context_window.json and genai-prices' "
                        + "data.json. Writes the rulebook with them to a folder, and says what was left out and why, and where "
                        + "sources disagree. Of several files the first is believed most; the rulebook more than any.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "  tariff import model_prices_and_context_window.json --into my-rules",
            "",
            "Nothing that the rulebook prices already is changed. A price of 0 is not taken: it may be one nobody knows."
        })
final class ImportCommand extends ResultCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The price lists.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--into",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write the rulebook to: one that is not there, or is empty.")
    Path into = Path.of("");

    @Mixin
    RulesOption rules;

    ImportCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Form form = result.form();
        NewFolder target = NewFolder.at(into);
        List<PriceFile> lists = new ArrayList<>();
        for (Path file : files) {
            PriceFile list = PriceFile.read(file);
            if (lists.stream().anyMatch(other -> other.name().equals(list.name()))) {
                throw new WrongUseException(
                        "Two files are called %s; give one of them another name: sources of rows name them."
                                .formatted(list.name()));
            }
            lists.add(list);
        }
        Rulebook base = rules.open();
        Imported imported = PriceImport.of(base, lists);
        // what does not load is not written
        Rulebook made = RulebookLoader.load(RulebookFiles.of(imported.texts()));
        TreeMap<String, String> texts = new TreeMap<>(imported.texts());
        Guide.addTo(texts, rules.folder());
        try (Output output = result.open(terminal, inputs(List.of(), files.toArray(Path[]::new)))) {
            target.write(texts);
            output.write(
                    form == Form.JSON
                            ? imported.json(into, made.revision())
                            : imported.report(rules.folder(), into, made.revision())
                                    .write(form, output.screen()));
        }
        return Exit.OK;
    }
}
