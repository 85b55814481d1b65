package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Csv;
import io.tokentariff.io.write.Json;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.money.Thousands;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The models that a rulebook knows, every name they go by, and what rows it has for them.
 *
 * @param models in the order of their table
 * @param revision the rulebook they come from
 */
public record ModelList(List<Entry> models, String revision) {

    private static final List<String> HEAD = List.of(
            "model",
            "also_called",
            "developer",
            "family",
            "status",
            "released",
            "context_window",
            "meters",
            "tiers",
            "source",
            "retired_on");

    public ModelList {
        models = List.copyOf(models);
    }

    /**
     * One model.
     *
     * @param meters those it has rates of, in the order of a bill
     * @param tiers those its rates name; none if they are for any
     */
    record Entry(ModelInfo model, List<String> meters, List<String> tiers) {

        String window() {
            return Objects.toString(model.contextWindow(), "");
        }

        String released() {
            return Objects.toString(model.released(), "");
        }

        String retired() {
            return Objects.toString(model.retiredOn(), "");
        }
    }

    /** Returns the models of a rulebook. */
    public static ModelList of(Rulebook rulebook) {
        RateCard card = rulebook.rateCard();
        return new ModelList(
                card.rows().models().stream().map(model -> entry(model, card)).toList(), rulebook.revision());
    }

    private static Entry entry(ModelInfo model, RateCard card) {
        TreeSet<String> meters = new TreeSet<>(card.billOrder());
        List<Rate> rates = card.ratesOf(model.name());
        rates.forEach(rate -> meters.add(rate.meter()));
        List<String> tiers = card.rows().tiers().stream()
                .map(tier -> tier.name())
                .filter(tier -> rates.stream().anyMatch(rate -> rate.tier().equals(tier)))
                .toList();
        return new Entry(model, List.copyOf(meters), tiers);
    }

    /** Returns the list in one of its forms, ending in a line break. */
    public String write(Form form, Screen screen) {
        return switch (form) {
            case JSON ->
                Json.document(
                        json -> json.objects("models", models, ModelList::json).text("rulebook", revision));
            case CSV -> Csv.of(HEAD, models.stream().map(ModelList::cells).toList());
            default -> report().write(form, screen);
        };
    }

    private static List<String> cells(Entry entry) {
        ModelInfo model = entry.model();
        return List.of(
                model.name(),
                String.join(";", model.alsoCalled()),
                model.developer(),
                model.family(),
                model.status(),
                entry.released(),
                entry.window(),
                String.join(";", entry.meters()),
                String.join(";", entry.tiers()),
                model.source(),
                entry.retired());
    }

    private static void json(JsonObject json, Entry entry) {
        ModelInfo model = entry.model();
        json.text("model", model.name())
                .texts("also_called", model.alsoCalled())
                .text("developer", model.developer())
                .text("family", model.family())
                .text("status", model.status())
                .text("released", model.released(), Objects::toString)
                .text("retired_on", model.retiredOn(), Objects::toString);
        if (model.contextWindow() == null) {
            json.text("context_window", null);
        } else {
            json.number("context_window", model.contextWindow());
        }
        json.texts("meters", entry.meters())
                .texts("tiers", entry.tiers())
                .text("source", model.source())
                .text("row", model.row().toString());
    }

    private Report report() {
        return new Report("Models")
                .table(
                        List.of(
                                Column.words("model"),
                                Column.words("developer").ifRoom(),
                                Column.words("status").ifRoom(),
                                Column.words("released").ifRoom(),
                                Column.words("retired").ifRoom(),
                                Column.number("window").ifRoom(),
                                Column.words("priced"),
                                Column.words("tiers").ifRoom(),
                                Column.words("also called")),
                        models.stream().map(ModelList::row).toList())
                .gap()
                .text(
                        "%s models. tariff rates --model NAME says what one of them costs; a name that is not here has no price."
                                .formatted(models.size()))
                .text(Phrase.of("Rulebook ").andCode(revision));
    }

    private static List<Phrase> row(Entry entry) {
        ModelInfo model = entry.model();
        Function<List<String>, String> list = names -> names.isEmpty() ? "-" : String.join(", ", names);
        return Stream.of(
                        model.name(),
                        model.developer(),
                        model.status(),
                        entry.released().isEmpty() ? "-" : entry.released(),
                        entry.retired().isEmpty() ? "-" : entry.retired(),
                        model.contextWindow() == null ? "-" : Thousands.apart(model.contextWindow()),
                        list.apply(entry.meters()),
                        list.apply(entry.tiers()),
                        list.apply(model.alsoCalled()))
                .map(Phrase::of)
                .toList();
    }
}
