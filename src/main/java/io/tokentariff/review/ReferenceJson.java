package io.tokentariff.review;

import io.tokentariff.io.write.JsonObject;
import io.tokentariff.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The rulebook as JSON; a price is a string: dollars per million tokens where it says nothing else. */
final class ReferenceJson {

    private ReferenceJson() {}

    static void write(JsonObject json, RuleReference reference) {
        json.text("revision", reference.revision())
                .objects("rules", reference.rules(), ReferenceJson::rule)
                .objects("facts", reference.facts(), ReferenceJson::fact)
                .objects("prices", prices(reference.grid()), (one, price) -> price.accept(one));
    }

    private static void fact(JsonObject json, RuleReference.Seen fact) {
        json.text("name", fact.name()).text("there", fact.there()).text("has", fact.has());
    }

    private static void rule(JsonObject json, RuleReference.Entry entry) {
        json.text("id", entry.rule().id())
                .text("sentence", entry.rule().sentence())
                .text("file", entry.rule().file())
                .number("line", entry.rule().line())
                .text("source", entry.rule().source())
                .object("remarks", remarks -> entry.text().remarks().forEach(remarks::text))
                .texts("when", entry.text().when())
                .text("then", entry.text().then())
                .objects("rows", entry.rows(), (used, row) -> used.text("row", row.place())
                        .text("says", row.words()));
        if (!entry.fired().isEmpty()) {
            json.text("fired", entry.fired()).text("usd", entry.usd(), Money::toPlainString);
        }
    }

    private static List<Consumer<JsonObject>> prices(RateGrid grid) {
        List<Consumer<JsonObject>> prices = new ArrayList<>();
        for (RateGrid.Model model : grid.models()) {
            for (RateGrid.Line line : model.lines()) {
                for (String meter : grid.metersOf(model)) {
                    line.pricesOf(meter)
                            .forEach(price -> prices.add(json -> price(
                                    json.text("model", model.name())
                                            .text("tier", line.tier())
                                            .text("context", line.context().isEmpty() ? "short" : line.context())
                                            .text("meter", meter),
                                    price)));
                }
            }
        }
        return prices;
    }

    private static void price(JsonObject json, RateGrid.Price price) {
        json.text("price", price.amount())
                .text("from", price.period().from(), Objects::toString)
                .text("until", price.period().until(), Objects::toString)
                .text("derived", price.derived())
                .text("certainty", price.certainty())
                .flag("source_is_vague", price.vague())
                .text("source", price.source())
                .text("row", price.row());
    }
}
