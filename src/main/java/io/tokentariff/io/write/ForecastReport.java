package io.tokentariff.io.write;

import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.DailyCosts;
import io.tokentariff.advice.Forecast;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Ratio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a forecast, with how it was made. */
public final class ForecastReport {

    private ForecastReport() {}

    /** Returns the forecast for people. */
    public static Report report(Forecast forecast, DailyCosts costs, String revision) {
        Report report = new Report("Forecast");
        report.text("%s: %s days, growth %s %%"
                .formatted(
                        forecast.month(),
                        forecast.month().lengthOfMonth(),
                        PlainDecimal.shortest(forecast.growthPercent())));
        report.table(
                List.of(Column.words("forecast"), Column.number("USD"), Column.words("if")),
                Stream.of(
                                row("low", forecast.low(), "every week is like the cheapest", forecast),
                                row("expected", forecast.expected(), "", forecast),
                                row("high", forecast.high(), "every week is like the dearest", forecast))
                        .flatMap(List::stream)
                        .toList());
        report.text(
                "From %s records in %s days (%s to %s, UTC); days without usage count as 0. Rounded half to even, 4 decimals."
                        .formatted(costs.priced(), forecast.days(), forecast.firstDay(), forecast.lastDay()));
        notes(forecast, costs).forEach(report::text);
        return report.text(Phrase.of("Rulebook ").andCode(revision));
    }

    private static List<List<Phrase>> row(String name, @Nullable Ratio amount, String like, Forecast forecast) {
        if (amount == null) {
            return List.of();
        }
        String when = like.isEmpty()
                ? "days are as they were on average"
                : "%s %s days on end".formatted(like, forecast.window());
        return List.of(List.of(Phrase.of(name), Phrase.of(AdviceRounding.MONEY.apply(amount)), Phrase.of(when)));
    }

    /** Returns the forecast as JSON, ending in a line break. */
    public static String json(Forecast forecast, DailyCosts costs, String revision) {
        return Json.document(json -> json.text("month", forecast.month().toString())
                .number("days_of_month", forecast.month().lengthOfMonth())
                .text("growth_percent", PlainDecimal.shortest(forecast.growthPercent()))
                .text("low_usd", amount(forecast.low()))
                .text("expected_usd", AdviceRounding.EXACT_MONEY.apply(forecast.expected()))
                .text("high_usd", amount(forecast.high()))
                .text(
                        "method",
                        "days of the month x mean of a day x growth; low and high: the mean of the cheapest and dearest %s days on end"
                                .formatted(forecast.window()))
                .number("records", costs.priced())
                .number("days", forecast.days())
                .text("first_day", forecast.firstDay().toString())
                .text("last_day", forecast.lastDay().toString())
                .texts("findings", notes(forecast, costs))
                .text("rulebook", revision));
    }

    private static @Nullable String amount(@Nullable Ratio amount) {
        return amount == null ? null : AdviceRounding.EXACT_MONEY.apply(amount);
    }

    private static List<String> notes(Forecast forecast, DailyCosts costs) {
        List<String> notes = new ArrayList<>();
        for (LocalDate day : forecast.cutOff()) {
            notes.add(
                    "%s is left out: its usage ends more than an hour before midnight (UTC), so that the day is not whole."
                            .formatted(day));
        }
        if (forecast.low() == null) {
            notes.add("%s of usage is less than %s days: too short to trust, and for a low and a high."
                    .formatted(forecast.days() == 1 ? "1 day" : forecast.days() + " days", forecast.minimumDays()));
        }
        if (costs.unpriced() > 0) {
            notes.add("%s records have no price; the forecast is at least so much.".formatted(costs.unpriced()));
        }
        if (costs.training() > 0) {
            notes.add("%s training records are left out: training is bought once.".formatted(costs.training()));
        }
        return notes;
    }
}
