package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.Csv;
import io.tokentariff.io.write.Json;
import io.tokentariff.money.Thousands;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.review.plans.PlanTable;
import io.tokentariff.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what the rules decide as a table. */
@Command(
        description =
                "Writes what the rules decide as a table: the price of each meter for every kind of usage of files, or of all "
                        + "models. Warehouses price usage by a join with it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "  tariff plans usage.jsonl --out plans.csv",
            "  tariff plans --all --out plans.csv",
            "",
            "Rows with exportable=no are no complete answer: their price depends on whose usage it is, or on counts.",
            "They are counted on standard error. The query: src/docs/how-to/price-in-sql.md."
        })
final class PlansCommand extends ResultCommand {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Usage files; - for standard input.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--all",
            description =
                    "Completed usage of every name of a model and a tier, in every region, instead of that of files.")
    boolean all;

    @Mixin
    RulesOption rules;

    @Mixin
    UsageSource source;

    PlansCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.CSV, Form.JSONL, Form.PARQUET);
        this.rules = rules;
    }

    @Override
    public Integer call() {
        if (all != files.isEmpty()) {
            throw new WrongUseException("Name usage files, or --all, not both.");
        }
        Rulebook rulebook = rules.open();
        PlanTable table = new PlanTable(rulebook);
        try (Output output = result.open(terminal, Inputs.names(files))) {
            if (all) {
                table.addAll();
            }
            long rejected = all ? 0 : source.read(files, terminal, table::add);
            if (result.form() != Form.JSONL) {
                Csv.write(output.writer(), PlanTable.head(), table::rows);
            } else {
                table.rows(row -> output.writer().print(line(row)));
            }
            output.commit();
            table.notExportable().forEach((why, count) -> terminal.err()
                    .println("%s rows are not exportable: %s.".formatted(Thousands.apart(count), why)));
            return rejected > 0 ? Exit.REJECTED : Exit.OK;
        }
    }

    private static String line(List<String> row) {
        List<String> head = PlanTable.head();
        return Json.line(json -> {
            for (int i = 0; i < row.size(); i++) {
                json.text(head.get(i), row.get(i));
            }
        });
    }
}
