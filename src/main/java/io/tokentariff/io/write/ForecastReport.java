package io.tokentariff.io.write;

import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.DailyCosts;
import io.tokentariff.advice.Forecast;
import io.tokentariff.money.PlainDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes a forecast, with how it was made. */
public final class ForecastReport {

    private ForecastReport() {}

    /** Returns the forecast for people, ending in a line break. */
    public static String text(Forecast forecast, DailyCosts costs, String revision) {
        TextTable table = new TextTable().words("forecast").numbers("USD").words("if");
        table.row(List.of(
                "low",
                AdviceRounding.MONEY.apply(forecast.low()),
                "every week is like the cheapest %s days on end".formatted(forecast.window())));
        table.row(List.of(
                "expected", AdviceRounding.MONEY.apply(forecast.expected()), "days are as they were on average"));
        table.row(List.of(
                "high",
                AdviceRounding.MONEY.apply(forecast.high()),
                "every week is like the dearest %s days on end".formatted(forecast.window())));
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s days, growth %s %%"
                .formatted(
                        forecast.month(),
                        forecast.month().lengthOfMonth(),
                        PlainDecimal.shortest(forecast.growthPercent())));
        lines.addAll(table.lines());
        lines.add(
                "From %s records in %s days (%s to %s, UTC); days without usage count as 0. Rounded half to even, 4 decimals."
                        .formatted(costs.priced(), forecast.days(), forecast.firstDay(), forecast.lastDay()));
        lines.addAll(notes(costs));
        lines.add("Rulebook " + revision);
        return String.join("\n", lines) + "\n";
    }

    /** Returns the forecast as JSON, ending in a line break. */
    public static String json(Forecast forecast, DailyCosts costs, String revision) {
        return Json.indented(json -> {
                    json.writeStartObject();
                    json.writeStringField("month", forecast.month().toString());
                    json.writeNumberField("days_of_month", forecast.month().lengthOfMonth());
                    json.writeStringField("growth_percent", PlainDecimal.shortest(forecast.growthPercent()));
                    json.writeStringField("low_usd", AdviceRounding.EXACT_MONEY.apply(forecast.low()));
                    json.writeStringField("expected_usd", AdviceRounding.EXACT_MONEY.apply(forecast.expected()));
                    json.writeStringField("high_usd", AdviceRounding.EXACT_MONEY.apply(forecast.high()));
                    json.writeStringField(
                            "method",
                            "days of the month x mean of a day x growth; low and high: the mean of the cheapest and dearest %s days on end"
                                    .formatted(forecast.window()));
                    json.writeNumberField("records", costs.priced());
                    json.writeNumberField("days", forecast.days());
                    json.writeStringField("first_day", forecast.firstDay().toString());
                    json.writeStringField("last_day", forecast.lastDay().toString());
                    json.writeArrayFieldStart("findings");
                    for (String note : notes(costs)) {
                        json.writeString(note);
                    }
                    json.writeEndArray();
                    json.writeStringField("rulebook", revision);
                    json.writeEndObject();
                })
                + "\n";
    }

    private static List<String> notes(DailyCosts costs) {
        List<String> notes = new ArrayList<>();
        if (costs.unpriced() > 0) {
            notes.add("%s records have no price; the forecast is at least so much.".formatted(costs.unpriced()));
        }
        if (costs.training() > 0) {
            notes.add("%s training records are left out: training is bought once.".formatted(costs.training()));
        }
        return notes;
    }
}
