package io.tokentariff.review;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.advice.Advice;
import io.tokentariff.io.write.Json;
import io.tokentariff.money.Money;
import io.tokentariff.rating.QuoteJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diff as JSON; money is a string in plain notation. */
final class DiffJson {

    private DiffJson() {}

    static void write(
            JsonGenerator json, RulebookDiff diff, @Nullable Impact impact, @Nullable List<AdviceChange> advice)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("old", diff.oldRevision());
        json.writeStringField("new", diff.newRevision());
        json.writeArrayFieldStart("changes");
        for (Change change : diff.changes()) {
            writeChange(json, change);
        }
        json.writeEndArray();
        if (impact != null) {
            writeImpact(json, impact);
        }
        if (advice != null) {
            json.writeArrayFieldStart("recommendations");
            for (AdviceChange change : advice) {
                json.writeStartObject();
                json.writeStringField("workload", change.before().name());
                writeSide(json, "old", change.before());
                writeSide(json, "new", change.after());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeSide(JsonGenerator json, String name, Advice side) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("verdict", side.verdict());
        json.writeStringField("target", AdviceChange.target(side));
        json.writeStringField("monthly_saving_usd", AdviceChange.monthlySaving(side));
        json.writeArrayFieldStart("reasons");
        for (String reason : AdviceChange.reasons(side)) {
            json.writeString(reason);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeChange(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", change.kind().word());
        json.writeStringField("what", change.what().word());
        json.writeStringField("id", change.id());
        json.writeStringField("title", change.title());
        json.writeStringField("file", change.file());
        json.writeNumberField("line", change.line());
        Json.field(json, "before", change.before());
        Json.field(json, "after", change.after());
        json.writeEndObject();
    }

    private static void writeImpact(JsonGenerator json, Impact impact) throws IOException {
        writeAmounts(json, "total_", impact.before(), impact.after());
        json.writeStringField("delta_usd", impact.delta().toPlainString());
        json.writeBooleanField("old_at_least", impact.beforeAtLeast());
        json.writeBooleanField("new_at_least", impact.afterAtLeast());
        writeCounts(json, impact.counts());
        writeGroups(json, "groups", impact.groups());
        writeGroups(json, "gainers", impact.gainers(DiffReport.MOVERS));
        writeGroups(json, "losers", impact.losers(DiffReport.MOVERS));
        json.writeArrayFieldStart("examples");
        for (Impact.Example example : impact.examples()) {
            json.writeStartObject();
            json.writeStringField("delta_usd", example.delta().toPlainString());
            json.writeFieldName("old");
            QuoteJson.write(json, example.before(), true);
            json.writeFieldName("new");
            QuoteJson.write(json, example.after(), true);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeCounts(JsonGenerator json, Impact.Counts counts) throws IOException {
        json.writeObjectFieldStart("records");
        json.writeNumberField("priced_twice", counts.records());
        json.writeNumberField("changed", counts.changed());
        json.writeNumberField("newly_priced", counts.newlyPriced());
        json.writeNumberField("newly_unpriced", counts.newlyUnpriced());
        json.writeNumberField("old_unpriced", counts.unpricedBefore());
        json.writeNumberField("new_unpriced", counts.unpricedAfter());
        json.writeNumberField("rejected", counts.rejected());
        json.writeNumberField("duplicate", counts.duplicate());
        json.writeEndObject();
    }

    private static void writeGroups(JsonGenerator json, String name, List<Impact.Group> groups) throws IOException {
        json.writeArrayFieldStart(name);
        for (Impact.Group group : groups) {
            json.writeStartObject();
            json.writeObjectFieldStart("by");
            for (Map.Entry<String, @Nullable String> value : group.by().entrySet()) {
                Json.field(json, value.getKey(), value.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("records", group.records());
            writeAmounts(json, "", group.before(), group.after());
            json.writeStringField("delta_usd", group.delta().toPlainString());
            json.writeNumberField("newly_priced", group.newlyPriced());
            json.writeNumberField("newly_unpriced", group.newlyUnpriced());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeAmounts(JsonGenerator json, String infix, Money before, Money after) throws IOException {
        json.writeStringField("old_" + infix + "usd", before.toPlainString());
        json.writeStringField("new_" + infix + "usd", after.toPlainString());
    }
}
