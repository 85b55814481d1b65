package io.tokentariff.cli;

import io.tokentariff.advice.Backtest;
import io.tokentariff.advice.DailyCosts;
import io.tokentariff.advice.Forecast;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.ForecastReport;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.Rulebook;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what next month's bill would be if days stayed as they were. */
@Command(
        description =
                "Next month's bill from the daily totals of usage files and a growth you name: low, expected, high.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Expected is the mean of all days (of four whole weeks or more: of each weekday), low and high the cheapest and",
            "the dearest seven days on end, each times the days of the month after the last day of usage, times the growth.",
            "Where the rulebook has agreements, each is told after them, too: by the rows in force in that month.",
            "",
            "  tariff forecast usage.jsonl --growth 5",
            "  tariff forecast usage.jsonl --test"
        })
final class ForecastCommand extends UsageCommand {

    @Option(
            names = "--growth",
            paramLabel = "PERCENT",
            description = "By how much usage grows until then, in percent; -10 for less (default: 0).")
    String growth = "0";

    @Option(
            names = "--test",
            description =
                    "Forecasts the last whole calendar month from the days before it, and says how far off that is.")
    boolean test;

    @Option(names = "--workload", paramLabel = "NAME", description = "Only the records of this workload.")
    @Nullable
    String workload;

    ForecastCommand(Terminal terminal, RulesOption rules) {
        super(terminal, rules, Form.ofReport(Form.JSON));
    }

    @Override
    public Integer call() {
        BigDecimal percent = percent();
        Form form = result.form();
        Rulebook rulebook = rules.open();
        DailyCosts costs = new DailyCosts(rulebook.planner(), rulebook.agreements());
        try (Output output = result.open(terminal, Inputs.names(files))) {
            long rejected = source.read(files, terminal, record -> {
                if (workload == null || workload.equals(record.workload())) {
                    costs.add(record);
                }
            });
            output.write(written(costs, percent, rulebook, form, output.screen()));
            return rejected > 0 ? Exit.REJECTED : Exit.OK;
        }
    }

    private String written(DailyCosts costs, BigDecimal percent, Rulebook rulebook, Form form, Screen screen) {
        long minimumDays = rulebook.adviceTables().minimumDays();
        String revision = rulebook.revision();
        if (test) {
            Backtest backtest = costs.test(percent, minimumDays);
            return form == Form.JSON
                    ? ForecastReport.json(backtest, costs, revision)
                    : ForecastReport.report(backtest, costs, revision).write(form, screen);
        }
        Forecast forecast = costs.forecast(percent, minimumDays);
        return form == Form.JSON
                ? ForecastReport.json(forecast, costs, revision)
                : ForecastReport.report(forecast, costs, revision).write(form, screen);
    }

    private BigDecimal percent() {
        String text = growth.endsWith("%") ? growth.substring(0, growth.length() - 1) : growth;
        if (!text.matches("[+-]?\\d{1,6}(\\.\\d{1,6})?")) {
            throw new WrongUseException("--growth \"%s\" is not a percentage such as 5 or -2.5.".formatted(growth));
        }
        return new BigDecimal(text);
    }
}
