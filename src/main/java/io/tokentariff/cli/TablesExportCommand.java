package io.tokentariff.cli;

import io.tokentariff.cli.sheets.WorkbookWriter;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.write.Json;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the tables of a rulebook as a workbook. */
@Command(
        description =
                "Writes the tables of the rulebook as a workbook: one sheet a table, with notes on what its columns "
                        + "mean, drop-downs for words and names, and sources as links.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "  tariff tables export --xlsx prices.xlsx", "  tariff tables import prices.xlsx --into my-rules"
        })
final class TablesExportCommand extends ResultCommand {

    private static final String XLSX = "--xlsx";

    @Option(names = XLSX, required = true, paramLabel = "FILE", description = "The workbook to write.")
    String xlsx = "";

    @Mixin
    RulesOption rules;

    TablesExportCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Form form = result.form();
        RulebookFiles files = rules.open().files();
        Map<String, Integer> rows;
        try (Output workbook = Output.to(XLSX, xlsx, terminal, List.of())) {
            rows = WorkbookWriter.write(workbook.stream(), files);
            workbook.commit();
        } catch (IOException e) {
            throw NamedStream.failed(xlsx, e);
        }
        if (xlsx.equals(Target.STANDARD)) {
            return Exit.OK;
        }
        try (Output output = result.open(terminal, List.of())) {
            output.write(
                    form == Form.JSON
                            ? json(rows, files.revision())
                            : report(rows, files.revision()).write(form, output.screen()));
        }
        return Exit.OK;
    }

    private String json(Map<String, Integer> rows, String revision) {
        return Json.document(json -> json.text("file", xlsx)
                .objects("tables", rows.entrySet(), (one, table) -> one.text("table", table.getKey())
                        .number("rows", table.getValue()))
                .text("rulebook", revision));
    }

    private Report report(Map<String, Integer> rows, String revision) {
        return new Report("Tables exported")
                .text(Phrase.code(xlsx).and(" holds the tables of the rulebook."))
                .table(
                        List.of(Column.words("sheet"), Column.number("rows")),
                        rows.entrySet().stream()
                                .map(each -> List.of(
                                        Phrase.of(each.getKey()),
                                        Phrase.of(each.getValue().toString())))
                                .toList())
                .gap()
                .text(Phrase.of("Rulebook ").andCode(revision));
    }
}
