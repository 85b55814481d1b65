package io.tokentariff.review;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.io.write.Json;
import io.tokentariff.ratecard.EffectivePeriod;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rulebook as JSON; a price is a string: dollars per million tokens where it says nothing else. */
final class ReferenceJson {

    private final JsonGenerator json;

    private ReferenceJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, RuleReference reference) throws IOException {
        new ReferenceJson(json).write(reference);
    }

    private void write(RuleReference reference) throws IOException {
        json.writeStartObject();
        json.writeStringField("revision", reference.revision());
        json.writeArrayFieldStart("rules");
        for (RuleReference.Entry entry : reference.rules()) {
            rule(entry, reference.hasUsage());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("facts");
        for (RuleReference.Seen fact : reference.facts()) {
            json.writeStartObject();
            json.writeStringField("name", fact.name());
            json.writeStringField("there", fact.there());
            json.writeStringField("has", fact.has());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("prices");
        for (RateGrid.Model model : reference.grid().models()) {
            for (RateGrid.Line line : model.lines()) {
                for (String meter : reference.grid().metersOf(model)) {
                    for (RateGrid.Price price : line.pricesOf(meter)) {
                        price(model, line, meter, price);
                    }
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rule(RuleReference.Entry entry, boolean fired) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.rule().id());
        json.writeStringField("sentence", entry.rule().sentence());
        json.writeStringField("file", entry.rule().file());
        json.writeNumberField("line", entry.rule().line());
        json.writeStringField("source", entry.rule().source());
        json.writeObjectFieldStart("remarks");
        for (var remark : entry.text().remarks().entrySet()) {
            json.writeStringField(remark.getKey(), remark.getValue());
        }
        json.writeEndObject();
        words("when", entry.text().when());
        json.writeStringField("then", entry.text().then());
        json.writeArrayFieldStart("rows");
        for (RuleReference.UsedRow row : entry.rows()) {
            json.writeStartObject();
            json.writeStringField("row", row.place());
            json.writeStringField("says", row.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (fired) {
            json.writeStringField("fired", entry.fired());
        }
        json.writeEndObject();
    }

    private void words(String name, List<String> words) throws IOException {
        json.writeArrayFieldStart(name);
        for (String each : words) {
            json.writeString(each);
        }
        json.writeEndArray();
    }

    private void price(RateGrid.Model model, RateGrid.Line line, String meter, RateGrid.Price price)
            throws IOException {
        EffectivePeriod period = price.period();
        json.writeStartObject();
        json.writeStringField("model", model.name());
        json.writeStringField("tier", line.tier());
        json.writeStringField("context", line.context().isEmpty() ? "short" : line.context());
        json.writeStringField("meter", meter);
        json.writeStringField("price", price.amount());
        day("from", period.from());
        day("until", period.until());
        json.writeStringField("derived", price.derived());
        json.writeStringField("certainty", price.certainty());
        json.writeBooleanField("source_is_vague", price.vague());
        json.writeStringField("source", price.source());
        json.writeStringField("row", price.row());
        json.writeEndObject();
    }

    private void day(String name, @Nullable LocalDate day) throws IOException {
        Json.field(json, name, day == null ? null : day.toString());
    }
}
