package io.tokentariff.cli;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.FineTuningEstimate;
import io.tokentariff.advice.Profiles;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.QuoteReport;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Prices one thing and shows every line with its rule and rate. */
@Command(
        description = "Prices one request or one training job, and explains each cent.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  tariff quote --model gpt-4.1-mini --input 1.2M --cached 1M --output 300k --tier batch --region eu",
            "  tariff quote --model gpt-4.1-mini --training 2M --epochs 3",
            "  tariff quote --model gpt-4.1-mini --training 2M --epochs 3 --then-input 20M --base-input 60M --then-output 5M",
            "  tariff quote --model gpt-4.1-mini --input 12k --output 600 --advise",
            "",
            "Exit codes: 0 priced; 4 there is no price, and the result says why."
        })
final class QuoteCommand extends ResultCommand {

    @Mixin
    RulesOption rules;

    @Mixin
    UsageOptions usage;

    private final FineTuningOptions fineTuning = new FineTuningOptions();

    @Option(names = "--advise", description = "Compares this one request under every candidate.")
    boolean advise;

    QuoteCommand(Terminal terminal, RulesOption rules) {
        super(terminal, Form.ofReport(Form.JSON));
        this.rules = rules;
    }

    @Override
    void addOptions(CommandSpec spec) {
        super.addOptions(spec);
        usage.addTo(spec);
        fineTuning.addTo(spec);
    }

    @Override
    public Integer call() {
        Form form = result.form();
        Rulebook rulebook = rules.open();
        UsageRecord record = record();
        Quote quote = rulebook.quote(record);
        FineTuningEstimate estimate = fineTuning.asked() ? estimate(rulebook, record) : null;
        List<Advice> advices = advise ? advices(rulebook, record) : List.of();
        try (Output output = result.open(terminal, List.of())) {
            output.write(
                    form == Form.JSON
                            ? QuoteReport.json(quote, estimate, advices)
                            : QuoteReport.of(quote, estimate, advices).write(form, output.screen()));
        }
        return quote.amount() == null ? Exit.UNPRICED : Exit.OK;
    }

    private FineTuningEstimate estimate(Rulebook rulebook, UsageRecord record) {
        if (record.kind().operation() != Operation.TRAINING) {
            throw new WrongUseException("--then-input and --then-output go with --training.");
        }
        return fineTuning.plan(record).price(rulebook.planner());
    }

    private static List<Advice> advices(Rulebook rulebook, UsageRecord record) {
        Advisor advisor = rulebook.advisor(Profiles.NONE, List.of());
        advisor.add(record);
        return advisor.advise();
    }

    private UsageRecord record() {
        try {
            return usage.record(Moment.now());
        } catch (TypeConversionException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }
}
