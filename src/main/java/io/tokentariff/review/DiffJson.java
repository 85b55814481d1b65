package io.tokentariff.review;

import io.tokentariff.advice.Advice;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.rating.QuoteJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diff as JSON; money is a string in plain notation. */
final class DiffJson {

    private DiffJson() {}

    static void write(
            JsonObject json, RulebookDiff diff, @Nullable Impact impact, @Nullable List<AdviceChange> advice) {
        json.text("old", diff.oldRevision())
                .text("new", diff.newRevision())
                .objects("changes", diff.changes(), DiffJson::change);
        if (impact != null) {
            impact(json, impact);
        }
        if (advice != null) {
            json.objects("recommendations", advice, (one, change) -> one.text(
                            "workload", change.before().name())
                    .object("old", change.before(), DiffJson::advice)
                    .object("new", change.after(), DiffJson::advice));
        }
    }

    private static void advice(JsonObject json, Advice advice) {
        json.text("verdict", advice.verdict())
                .text("target", AdviceChange.target(advice))
                .text("monthly_saving_usd", AdviceChange.monthlySaving(advice))
                .texts("reasons", AdviceChange.reasons(advice));
    }

    private static void change(JsonObject json, Change change) {
        json.text("kind", change.kind().word())
                .text("what", change.what().word())
                .text("id", change.id())
                .text("title", change.title())
                .text("file", change.file())
                .number("line", change.line())
                .text("before", change.before())
                .text("after", change.after());
    }

    private static void impact(JsonObject json, Impact impact) {
        json.text("old_total_usd", impact.before().toPlainString())
                .text("new_total_usd", impact.after().toPlainString())
                .text("delta_usd", impact.delta().toPlainString())
                .flag("old_at_least", impact.beforeAtLeast())
                .flag("new_at_least", impact.afterAtLeast())
                .object("records", impact.counts(), DiffJson::counts)
                .objects("groups", impact.groups(), DiffJson::group)
                .objects("gainers", impact.gainers(DiffReport.MOVERS), DiffJson::group)
                .objects("losers", impact.losers(DiffReport.MOVERS), DiffJson::group)
                .objects("examples", impact.examples(), (one, example) -> one.text(
                                "delta_usd", example.delta().toPlainString())
                        .field("old", out -> QuoteJson.write(out, example.before(), true))
                        .field("new", out -> QuoteJson.write(out, example.after(), true)));
    }

    private static void counts(JsonObject json, Impact.Counts counts) {
        json.number("priced_twice", counts.records())
                .number("changed", counts.changed())
                .number("newly_priced", counts.newlyPriced())
                .number("newly_unpriced", counts.newlyUnpriced())
                .number("old_unpriced", counts.unpricedBefore())
                .number("new_unpriced", counts.unpricedAfter())
                .number("rejected", counts.rejected())
                .number("duplicate", counts.duplicate());
    }

    private static void group(JsonObject json, Impact.Group group) {
        json.object("by", by -> group.by().forEach(by::text))
                .number("records", group.records())
                .text("old_usd", group.before().toPlainString())
                .text("new_usd", group.after().toPlainString())
                .text("delta_usd", group.delta().toPlainString())
                .number("newly_priced", group.newlyPriced())
                .number("newly_unpriced", group.newlyUnpriced());
    }
}
