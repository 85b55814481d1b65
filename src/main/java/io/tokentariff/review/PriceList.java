package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Csv;
import io.tokentariff.io.write.Json;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What things cost by a rulebook: every price of its models, as the rules make it of the tables' rows.
 *
 * @param prices ordered by model, tier and meter
 * @param at the day they are in force on, null for those of every period
 * @param revision the rulebook they come from
 */
public record PriceList(List<Entry> prices, @Nullable LocalDate at, String revision) {

    private static final List<String> HEAD = List.of(
            "model",
            "tier",
            "context",
            "meter",
            "price",
            "per",
            "unit",
            "from",
            "until",
            "certainty",
            "derived",
            "row",
            "source");

    public PriceList {
        prices = List.copyOf(prices);
    }

    /** One price, of a model on a tier within or beyond its threshold. */
    record Entry(String model, RateGrid.Line line, String meter, RateGrid.Price price) {

        String context() {
            return line.context().isEmpty() ? RateCard.SHORT : line.context();
        }

        /** The row's own, or what is made of it by which rule. */
        String made() {
            return price.derived().isEmpty() ? "row" : "derived: " + price.derived();
        }
    }

    /**
     * Asks the rules for every price.
     *
     * @param at the day of the prices, null for every period
     * @param model the only model to ask for, null for all, those for any model included
     */
    public static PriceList of(Rulebook rulebook, @Nullable LocalDate at, @Nullable ModelInfo model) {
        RateCard card = rulebook.rateCard();
        List<LocalDate> days = at == null ? RateSurvey.days(card.rows()) : List.of(at);
        List<RateSurvey.Answer> answers = new ArrayList<>();
        RateSurvey survey = new RateSurvey(rulebook, days, each -> model == null || each.equals(model));
        survey.ask(model == null, answers::add);
        RateGrid grid = RateGrid.of(answers, Map.of(), card.billOrder());
        List<Entry> entries =
                grid.models().stream().flatMap(each -> entries(grid, each)).toList();
        return new PriceList(entries, at, rulebook.revision());
    }

    /** Returns the prices of one tier, and those for any. */
    public PriceList ofTier(String tier) {
        return new PriceList(
                prices.stream()
                        .filter(entry -> entry.line().tier().isEmpty()
                                || entry.line().tier().equals(tier))
                        .toList(),
                at,
                revision);
    }

    private static Stream<Entry> entries(RateGrid grid, RateGrid.Model model) {
        return model.lines().stream()
                .flatMap(line -> grid.metersOf(model).stream().flatMap(meter -> line.pricesOf(meter).stream()
                        .map(price -> new Entry(model.name(), line, meter, price))));
    }

    /** Returns the list in one of its forms, ending in a line break. */
    public String write(Form form, Screen screen) {
        return switch (form) {
            case JSON -> Json.document(this::json);
            case CSV -> Csv.of(HEAD, prices.stream().map(PriceList::cells).toList());
            default -> report().write(form, screen);
        };
    }

    private static List<String> cells(Entry entry) {
        RateGrid.Price price = entry.price();
        return List.of(
                entry.model(),
                entry.line().tier(),
                entry.context(),
                entry.meter(),
                price.price().toPlainString(),
                Long.toString(price.price().per()),
                price.price().unit(),
                Objects.toString(price.period().from(), ""),
                Objects.toString(price.period().until(), ""),
                price.certainty(),
                price.derived(),
                price.row(),
                price.source());
    }

    private void json(JsonObject json) {
        json.text("at", at, Objects::toString)
                .objects("prices", prices, PriceList::price)
                .text("rulebook", revision);
    }

    private static void price(JsonObject json, Entry entry) {
        RateGrid.Price price = entry.price();
        json.text("model", entry.model())
                .text("tier", entry.line().tier())
                .text("context", entry.context())
                .text("meter", entry.meter())
                .text("price", price.price().toPlainString())
                .number("per", price.price().per())
                .text("unit", price.price().unit());
        if (price.price().isPerMillionTokens()) {
            json.text("usd_per_million", price.price().toPlainString());
        }
        json.text("from", price.period().from(), Objects::toString)
                .text("until", price.period().until(), Objects::toString)
                .text("certainty", price.certainty())
                .text("derived", price.derived().isEmpty() ? null : price.derived())
                .text("row", price.row())
                .text("source", price.source());
    }

    private Report report() {
        Report report =
                new Report("Prices").text(Phrase.strong("Prices").and(at == null ? ", of every period" : ", " + at));
        String model = null;
        List<List<Phrase>> rows = new ArrayList<>();
        for (Entry entry : prices) {
            if (model != null && !model.equals(entry.model())) {
                section(report, model, rows);
                rows = new ArrayList<>();
            }
            model = entry.model();
            rows.add(row(entry));
        }
        if (model != null) {
            section(report, model, rows);
        }
        return report.text(Phrase.of("Rulebook ").andCode(revision));
    }

    private static void section(Report report, String model, List<List<Phrase>> rows) {
        report.heading(1, model)
                .table(
                        List.of(
                                Column.words("tier"),
                                Column.words("meter"),
                                Column.number("USD"),
                                Column.words("per"),
                                Column.words("in force").ifRoom(),
                                Column.words("certainty").ifRoom(),
                                Column.words("made of"),
                                Column.words("row").ifRoom()),
                        rows);
    }

    private static List<Phrase> row(Entry entry) {
        RateGrid.Price price = entry.price();
        return Stream.of(
                        entry.line().name(),
                        entry.meter(),
                        price.price().toPlainString(),
                        price.price().perWhat().replaceFirst("^per ", ""),
                        price.period().toString(),
                        price.certainty(),
                        entry.made(),
                        price.row())
                .map(Phrase::of)
                .toList();
    }
}
