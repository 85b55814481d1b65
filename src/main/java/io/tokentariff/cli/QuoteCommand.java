package io.tokentariff.cli;

import io.tokentariff.io.write.ExplanationText;
import io.tokentariff.io.write.Json;
import io.tokentariff.io.write.QuoteJson;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.InvalidUsageException;
import io.tokentariff.usage.UsageRecord;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Prices one thing and shows every line with its rule and rate. */
@Command(
        name = "quote",
        description = "Prices one request or one training job, and explains each cent.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  tariff quote --model gpt-4.1-mini --input 1.2M --cached 1M --output 300k --tier batch --region eu",
            "  tariff quote --model gpt-4.1-mini --training 2M --epochs 3"
        })
final class QuoteCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    RulesOption rules;

    @Mixin
    UsageOptions usage;

    @Option(names = "--json", description = "One priced record as JSON.")
    boolean json;

    @Option(names = "--strict", description = "Exit with 4 if there is no price.")
    boolean strict;

    QuoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Quote quote = rules.open().price(record());
        terminal.out()
                .print(
                        json
                                ? Json.indented(out -> QuoteJson.write(out, quote, true)) + "\n"
                                : ExplanationText.of(quote, terminal.outStyle()));
        return strict && quote.amount() == null ? Exit.UNPRICED : Exit.OK;
    }

    private UsageRecord record() {
        try {
            return usage.record(Moment.now());
        } catch (InvalidUsageException | TypeConversionException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }
}
