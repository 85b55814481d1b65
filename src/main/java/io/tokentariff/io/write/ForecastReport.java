package io.tokentariff.io.write;

import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.Backtest;
import io.tokentariff.advice.DailyCosts;
import io.tokentariff.advice.Forecast;
import io.tokentariff.advice.ForecastBill;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Ratio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a forecast, with how it was made. */
public final class ForecastReport {

    private static final List<Column> COLUMNS =
            List.of(Column.words("forecast"), Column.number("USD"), Column.words("if"));

    private ForecastReport() {}

    /** Returns the forecast for people. */
    public static Report report(Forecast forecast, DailyCosts costs, String revision) {
        Report report = new Report("Forecast");
        report.text(head(forecast));
        List<List<Phrase>> rows = rows(forecast);
        ForecastBill bill = costs.bill(forecast);
        if (bill != null) {
            rows.addAll(rows(bill));
        }
        report.table(COLUMNS, rows);
        if (bill != null) {
            SettlementReport.addLines(report, bill.settlement());
        }
        addBasis(report, forecast, CheckText.plural(costs.priced(), "record") + " in ");
        notes(forecast, costs).forEach(report::text);
        return report.text(Phrase.of("Rulebook ").andCode(revision));
    }

    /** Returns for people how far off a forecast was. */
    public static Report report(Backtest test, DailyCosts costs, String revision) {
        Forecast forecast = test.forecast();
        Report report = new Report("Forecast of a month that is over");
        report.text(head(forecast));
        List<List<Phrase>> rows = new ArrayList<>(rows(forecast));
        rows.add(row("actual", test.actual(), "the month as it was"));
        rows.add(row("error", test.error(), errorWords(test)));
        report.table(COLUMNS, rows);
        addBasis(report, forecast, "");
        backtestNotes(forecast, costs).forEach(report::text);
        return report.text(Phrase.of("Rulebook ").andCode(revision));
    }

    private static String head(Forecast forecast) {
        return "%s: %s days, growth %s %%"
                .formatted(
                        forecast.month(),
                        forecast.month().lengthOfMonth(),
                        PlainDecimal.shortest(forecast.growthPercent()));
    }

    private static List<List<Phrase>> rows(Forecast forecast) {
        List<List<Phrase>> rows = new ArrayList<>();
        Ratio low = forecast.low();
        Ratio high = forecast.high();
        String days = " %s days on end".formatted(forecast.window());
        if (low != null) {
            rows.add(row("low", low, "every week is like the cheapest" + days));
        }
        rows.add(row(
                "expected",
                forecast.expected(),
                forecast.weekdays().isEmpty()
                        ? "days are as they were on average"
                        : "each weekday is as it was on average"));
        if (high != null) {
            rows.add(row("high", high, "every week is like the dearest" + days));
        }
        return rows;
    }

    /** What is to be paid of the same months. */
    private static List<List<Phrase>> rows(ForecastBill bill) {
        List<List<Phrase>> rows = new ArrayList<>();
        String after = " after agreements";
        if (bill.low() != null) {
            rows.add(row("low" + after, Ratio.of(bill.low()), "the same, to be paid"));
        }
        rows.add(row("expected" + after, Ratio.of(bill.expected()), "the same, to be paid"));
        if (bill.high() != null) {
            rows.add(row("high" + after, Ratio.of(bill.high()), "the same, to be paid"));
        }
        return rows;
    }

    private static void addBasis(Report report, Forecast forecast, String records) {
        if (!forecast.weekdays().isEmpty()) {
            report.table(
                    List.of(Column.words("weekday"), Column.number("USD a day"), Column.number("days of the month")),
                    forecast.weekdays().stream()
                            .map(each -> List.of(
                                    Phrase.of(word(each)),
                                    Phrase.of(AdviceRounding.MONEY.apply(each.mean())),
                                    Phrase.of(String.valueOf(each.days()))))
                            .toList());
        }
        report.text("From %s%s (%s to %s, UTC); days without usage count as 0. Rounded half to even, 4 decimals."
                .formatted(records, CheckText.plural(forecast.days(), "day"), forecast.firstDay(), forecast.lastDay()));
    }

    private static String word(Forecast.Weekday weekday) {
        return weekday.day().name().toLowerCase(Locale.ROOT);
    }

    private static String errorWords(Backtest test) {
        Ratio percent = test.errorPercent();
        Boolean within = test.within();
        String off = test.error().signum() == 0
                ? "exactly right"
                : "%s too %s"
                        .formatted(
                                percent == null
                                        ? "the month cost nothing:"
                                        : AdviceRounding.RATIO.apply(absolute(percent)) + " %",
                                test.error().isPositive() ? "high" : "low");
        return within == null
                ? off
                : off + (within ? "; the month is between low and high" : "; the month is outside of low and high");
    }

    private static Ratio absolute(Ratio ratio) {
        return ratio.signum() < 0 ? Ratio.ZERO.minus(ratio) : ratio;
    }

    private static List<Phrase> row(String name, Ratio amount, String when) {
        return List.of(Phrase.of(name), Phrase.of(AdviceRounding.MONEY.apply(amount)), Phrase.of(when));
    }

    /** Returns the forecast as JSON, ending in a line break. */
    public static String json(Forecast forecast, DailyCosts costs, String revision) {
        ForecastBill bill = costs.bill(forecast);
        return Json.document(json -> {
            fields(json, forecast);
            if (bill != null) {
                json.object("after_agreements", bill, ForecastReport::bill);
            }
            json.number("records", costs.priced())
                    .texts("findings", notes(forecast, costs))
                    .text("rulebook", revision);
        });
    }

    /** Returns as JSON how far off a forecast was, ending in a line break. */
    public static String json(Backtest test, DailyCosts costs, String revision) {
        Boolean within = test.within();
        return Json.document(json -> {
            fields(json, test.forecast())
                    .text("actual_usd", amount(test.actual()))
                    .text("error_usd", amount(test.error()))
                    .text("error_percent", test.errorPercent(), AdviceRounding.RATIO::apply);
            if (within != null) {
                json.flag("within_low_and_high", within);
            }
            json.texts("findings", backtestNotes(test.forecast(), costs)).text("rulebook", revision);
        });
    }

    private static JsonObject fields(JsonObject json, Forecast forecast) {
        return json.text("month", forecast.month().toString())
                .number("days_of_month", forecast.month().lengthOfMonth())
                .text("growth_percent", PlainDecimal.shortest(forecast.growthPercent()))
                .text("low_usd", amount(forecast.low()))
                .text("expected_usd", AdviceRounding.EXACT_MONEY.apply(forecast.expected()))
                .text("high_usd", amount(forecast.high()))
                .text("method", method(forecast))
                .objects("weekdays", forecast.weekdays(), (day, each) -> day.text("weekday", word(each))
                        .text("usd_a_day", amount(each.mean()))
                        .number("days_of_month", each.days()))
                .number("days", forecast.days())
                .text("first_day", forecast.firstDay().toString())
                .text("last_day", forecast.lastDay().toString());
    }

    private static void bill(JsonObject json, ForecastBill bill) {
        json.text("low_usd", bill.low(), ForecastReport::amount)
                .text("expected_usd", amount(bill.expected()))
                .text("high_usd", bill.high(), ForecastReport::amount);
        SettlementJson.lines(json, bill.settlement());
        json.objects("credits", bill.settlement().credits(), SettlementJson::credit);
    }

    private static String amount(Money amount) {
        return AdviceRounding.EXACT_MONEY.apply(amount);
    }

    private static String method(Forecast forecast) {
        return "%s x growth; low and high: every week like the cheapest and the dearest %s days on end"
                .formatted(
                        forecast.weekdays().isEmpty()
                                ? "days of the month x mean of a day"
                                : "for each weekday, its days of the month x its mean",
                        forecast.window());
    }

    private static @Nullable String amount(@Nullable Ratio amount) {
        return amount == null ? null : AdviceRounding.EXACT_MONEY.apply(amount);
    }

    private static List<String> backtestNotes(Forecast forecast, DailyCosts costs) {
        List<String> notes = new ArrayList<>(usageNotes(forecast, costs));
        if (costs.hasAgreements()) {
            notes.add("Both are before agreements.");
        }
        return notes;
    }

    private static List<String> notes(Forecast forecast, DailyCosts costs) {
        List<String> notes = new ArrayList<>(usageNotes(forecast, costs));
        ForecastBill bill = costs.bill(forecast);
        if (bill != null) {
            notes.add(
                    "After agreements: their rows that are in force in %s, on days made up as the usage here is (projects, models, meters); of free credits nothing is taken to be spent."
                            .formatted(forecast.month()));
            bill.settlement()
                    .budgets()
                    .forEach(each -> notes.add("%s %% of the budget %s%s would be passed on %s."
                            .formatted(
                                    PlainDecimal.shortest(each.percent()),
                                    each.budget(),
                                    each.of().isEmpty() ? "" : " of " + each.of(),
                                    each.day())));
        }
        return notes;
    }

    private static List<String> usageNotes(Forecast forecast, DailyCosts costs) {
        List<String> notes = new ArrayList<>();
        for (LocalDate day : forecast.cutOff()) {
            notes.add(
                    "%s is left out: its usage ends more than an hour before midnight (UTC), so that the day is not whole."
                            .formatted(day));
        }
        if (forecast.weekdays().isEmpty() && forecast.low() != null) {
            notes.add("There are no four whole weeks yet; weekdays are not told apart.");
        }
        if (forecast.low() == null) {
            notes.add("%s of usage is less than %s days: too short to trust, and for a low and a high."
                    .formatted(CheckText.plural(forecast.days(), "day"), forecast.minimumDays()));
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
