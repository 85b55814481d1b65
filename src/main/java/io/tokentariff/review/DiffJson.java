package io.tokentariff.review;

import io.tokentariff.advice.Advice;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.money.Money;
import io.tokentariff.rating.QuoteJson;
import io.tokentariff.review.Change.What;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diff as JSON; money is a string in plain notation. */
final class DiffJson {

    private DiffJson() {}

    static void write(
            JsonObject json, RulebookDiff diff, @Nullable Impact impact, @Nullable List<AdviceChange> advice) {
        Map<String, Long> fired = impact == null ? Map.of() : impact.fired();
        json.text("old", diff.oldRevision())
                .text("new", diff.newRevision())
                .objects("changes", diff.changes(), (one, change) -> change(one, change, fired));
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

    private static void change(JsonObject json, Change change, Map<String, Long> fired) {
        json.text("kind", change.kind().word())
                .text("what", change.what().word())
                .text("id", change.id())
                .text("title", change.title())
                .text("file", change.file())
                .number("line", change.line())
                .text("before", change.before())
                .text("after", change.after());
        Long records = change.what() == What.RULE ? fired.get(change.id()) : null;
        if (records != null) {
            json.number("fires", records);
        }
    }

    private static void impact(JsonObject json, Impact impact) {
        json.text("as_of", impact.asOf() == null ? null : impact.asOf().toString())
                .text("old_total_usd", impact.before().toPlainString())
                .text("new_total_usd", impact.after().toPlainString())
                .text("delta_usd", impact.delta().toPlainString())
                .text("no_longer_priced_usd", impact.sides().lost().toPlainString())
                .text("newly_priced_usd", impact.sides().gained().toPlainString())
                .flag("old_at_least", impact.beforeAtLeast())
                .flag("new_at_least", impact.afterAtLeast())
                .object("records", impact.counts(), DiffJson::counts);
        if (impact.bill() != null) {
            json.object("statement", impact.bill(), DiffJson::bill);
        }
        json.objects("groups", impact.groups(), DiffJson::group)
                .objects("gainers", impact.gainers(DiffReport.MOVERS), DiffJson::group)
                .objects("losers", impact.losers(DiffReport.MOVERS), DiffJson::group)
                .objects("findings", impact.findings(), (one, finding) -> one.text("code", finding.code())
                        .number("newly_flagged", finding.newly())
                        .number("no_longer_flagged", finding.noLonger()))
                .objects("examples", impact.examples(), (one, example) -> one.text("delta_usd", delta(example))
                        .field("old", out -> QuoteJson.write(out, example.before(), true))
                        .field("new", out -> QuoteJson.write(out, example.after(), true)));
    }

    private static void bill(JsonObject json, BillChange bill) {
        json.text("old_total_usd", bill.before().toPlainString())
                .text("new_total_usd", bill.after().toPlainString())
                .text("delta_usd", bill.after().minus(bill.before()).toPlainString())
                .objects("lines", bill.lines(), DiffJson::line);
    }

    private static void line(JsonObject json, BillChange.LineChange line) {
        json.text("kind", line.kind().word())
                .text("step", line.step())
                .text("agreement", line.agreement())
                .text("period", line.period());
        if (!line.of().isEmpty()) {
            json.text("of", line.of());
        }
        json.text("old_usd", line.before(), Money::toPlainString)
                .text("new_usd", line.after(), Money::toPlainString)
                .text("delta_usd", line.delta().toPlainString());
    }

    private static @Nullable String delta(Impact.Example example) {
        Money delta = example.delta();
        return delta == null ? null : delta.toPlainString();
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
                .text("old_usd", group.sides().before().toPlainString())
                .text("new_usd", group.sides().after().toPlainString())
                .text("delta_usd", group.delta().toPlainString())
                .text("no_longer_priced_usd", group.sides().lost().toPlainString())
                .text("newly_priced_usd", group.sides().gained().toPlainString())
                .number("newly_priced", group.newlyPriced())
                .number("newly_unpriced", group.newlyUnpriced());
    }
}
