package io.tokentariff.cli;

import io.tokentariff.cli.sheets.WorkbookReader;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Report;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.review.DiffReport;
import io.tokentariff.review.RulebookDiff;
import io.tokentariff.review.imports.Sheet;
import io.tokentariff.review.imports.SheetImport;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the tables of a rulebook say what a workbook says, as a change to review. */
@Command(
        description =
                "Makes the tables of the rulebook say what the sheets of a workbook say, shows what that changes, and "
                        + "writes the changed rulebook to a folder. Cells are read by their type: numbers and days as what they are, whatever "
                        + "they look like. Formulas, merged cells and days that are text are refused, with sheet and cell.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "  tariff tables export --xlsx prices.xlsx",
            "  tariff tables import prices.xlsx --into my-rules",
            "",
            "What the workbook leaves as it is keeps its text: if nothing is changed, the rulebook is the same. A table without",
            "a sheet stays as it is; a row that is gone from its sheet is taken out."
        })
final class TablesImportCommand extends ResultCommand {

    @Parameters(paramLabel = "FILE", description = "The workbook (XLSX).")
    Path file = Path.of("");

    @Option(
            names = "--into",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write the rulebook to: one that is not there, or is empty.")
    Path into = Path.of("");

    @Mixin
    RulesOption rules;

    TablesImportCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Form form = result.form();
        NewFolder target = NewFolder.at(into);
        List<Sheet> sheets = WorkbookReader.read(file);
        Rulebook base = rules.open();
        Problems problems = new Problems();
        String name = String.valueOf(file.getFileName());
        SortedMap<String, String> changed = SheetImport.texts(base.files(), sheets, name, problems);
        if (problems.hasErrors()) {
            terminal.err().print(new ProblemPrinter((where, line) -> "").print(problems.sorted()));
            terminal.err().println("Nothing was written.");
            return Exit.PROBLEMS;
        }
        Rulebook made = load(RulebookFiles.of(changed));
        if (made == null) {
            return Exit.RULEBOOK;
        }
        TreeMap<String, String> texts = new TreeMap<>(changed);
        Guide.addTo(texts, rules.folder());
        RulebookDiff diff = RulebookDiff.between(base, made);
        try (Output output = result.open(terminal, inputs(List.of(), file))) {
            target.write(texts);
            String report = DiffReport.of(diff, null, null, form, output.screen());
            output.write(form == Form.JSON ? report : report + next().write(form, output.screen()));
        }
        return Exit.OK;
    }

    /** What does not load is not written. */
    private @Nullable Rulebook load(RulebookFiles files) {
        try {
            return RulebookLoader.load(files);
        } catch (RulebookException e) {
            terminal.err().print(new ProblemPrinter(files::line).print(e.problems()));
            terminal.err().println("What the workbook makes of the rulebook does not load; nothing was written.");
            return null;
        }
    }

    private Report next() {
        return new Report("Next")
                .gap()
                .facts(List.of(
                        Report.Fact.of(
                                "tariff diff %s %s --usage FILE".formatted(rules.folder(), into),
                                "what this does to a bill"),
                        Report.Fact.of("tariff check %s".formatted(into), "what is wrong with it, and its cases")));
    }
}
