package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.review.ModelList;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the models that can be priced. */
@Command(
        description = "Lists the models that have prices, every name they go by, their windows, meters and tiers.",
        mixinStandardHelpOptions = true)
final class ModelsCommand extends ResultCommand {

    @Mixin
    RulesOption rules;

    ModelsCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON, Form.CSV));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Form form = result.form();
        Rulebook rulebook = rules.open();
        try (Output output = result.open(terminal, List.of())) {
            output.write(ModelList.of(rulebook).write(form, output.screen()));
        }
        return Exit.OK;
    }
}
