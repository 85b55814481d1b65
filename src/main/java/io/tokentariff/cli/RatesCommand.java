package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.review.PriceList;
import io.tokentariff.rulebook.Rulebook;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what things cost. */
@Command(
        description = "Lists every price that the rules make of the rows, and tells those of a row from those derived.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "  tariff rates --model gpt-4.1-mini --at 2026-04-12",
            "",
            "A price that is derived says of which row and by which rule. What is not listed has no price."
        })
final class RatesCommand extends ResultCommand {

    @Mixin
    RulesOption rules;

    @Option(
            names = "--at",
            paramLabel = "DAY",
            description = "Only the prices in force on this day (default: those of every period).")
    @Nullable
    String at;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Only the prices of this model, by any of its names.")
    @Nullable
    String model;

    RatesCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON, Form.CSV));
        this.rules = rules;
    }

    @Override
    public Integer call() {
        LocalDate day = at == null ? null : LocalDate.ofInstant(Moment.parse("--at", at), ZoneOffset.UTC);
        Form form = result.form();
        Rulebook rulebook = rules.open();
        ModelInfo only = model == null ? null : known(model, rulebook.rateCard());
        try (Output output = result.open(terminal, List.of())) {
            output.write(PriceList.of(rulebook, day, only).write(form, output.screen()));
        }
        return Exit.OK;
    }

    private static ModelInfo known(String name, RateCard card) {
        ModelInfo known = card.model(name);
        if (known == null) {
            throw new WrongUseException("The model %s is in no row of models.csv. Nearest known: %s."
                    .formatted(name, String.join(", ", card.nearestModels(name))));
        }
        return known;
    }
}
