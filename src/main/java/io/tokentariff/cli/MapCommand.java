package io.tokentariff.cli;

import io.tokentariff.io.format.columns.MapProposal;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.write.MapJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Proposes which columns of a file are which fields of a record. */
@Command(
        description = "Looks at a CSV or JSON file and proposes a map of its columns, for --map.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  tariff map calls.csv --json --out map.json",
            "  tariff price calls.csv --map map.json",
            "A proposal rests on names and on the first rows: look at it before you price with it."
        })
final class MapCommand extends ResultCommand {

    @Parameters(paramLabel = "FILE", description = "The file; - for standard input.")
    String file = "";

    MapCommand(Terminal terminal) {
        super(terminal, Form.ofReport(Form.JSON));
    }

    @Override
    public Integer call() throws IOException {
        Form form = result.form();
        UsageInput input = Inputs.of(List.of(file)).get(0);
        MapProposal proposal;
        try (InputStream in = input.open()) {
            proposal = MapProposal.of(in, input.name());
        }
        try (Output output = result.open(terminal, List.of(file))) {
            output.write(
                    form == Form.JSON ? MapJson.of(proposal) : report(proposal).write(form, output.screen()));
        }
        if (form == Form.JSON) {
            proposal.open().forEach(terminal.err()::println);
        }
        return Exit.OK;
    }

    private Report report(MapProposal proposal) {
        Report report = new Report("A map of columns");
        report.table(
                List.of(
                        Report.Column.words("field"),
                        Report.Column.words("column"),
                        Report.Column.words("for example"),
                        Report.Column.words("why").ifRoom()),
                proposal.lines().stream()
                        .map(line -> List.of(
                                Phrase.of(line.field()),
                                Phrase.of(String.join(" + ", line.columns())),
                                Phrase.of(shortened(line.example())),
                                Phrase.of(line.why())))
                        .toList());
        if (!proposal.open().isEmpty()) {
            report.heading(1, "Look at this first")
                    .items(proposal.open().stream()
                            .map(open -> new Report.Item("-", Phrase.of(open)))
                            .toList());
        }
        return report.heading(1, "Then")
                .text(Phrase.code("tariff price %s --map %s".formatted(file, proposal.asText())));
    }

    private static String shortened(String text) {
        return text.length() <= 32 ? text : text.substring(0, 32) + "…";
    }
}
