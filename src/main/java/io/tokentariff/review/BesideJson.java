package io.tokentariff.review;

import io.tokentariff.io.write.JsonObject;
import io.tokentariff.money.Money;
import io.tokentariff.review.Attribution.Fates;
import io.tokentariff.review.Attribution.Part;

/** The same usage by two rulebooks, as JSON; money is a string in plain notation. */
final class BesideJson {

    private BesideJson() {}

    static void write(JsonObject json, Beside beside) {
        Impact impact = beside.impact();
        Attribution why = beside.attribution();
        json.object("first", side -> {
                    side.text("rules", beside.first())
                            .text("rulebook", beside.diff().oldRevision());
                    side(side, impact.before(), impact.beforeAtLeast(), why.before(), impact.counts());
                })
                .object("second", side -> {
                    side.text("rules", beside.second())
                            .text("rulebook", beside.diff().newRevision());
                    side(side, impact.after(), impact.afterAtLeast(), why.after(), impact.counts());
                })
                .text("difference_usd", beside.difference().toPlainString());
        BillChange bill = impact.bill();
        if (bill != null) {
            json.text("first_after_agreements_usd", bill.before().toPlainString())
                    .text("second_after_agreements_usd", bill.after().toPlainString());
        }
        json.objects("because", why.parts(), BesideJson::part)
                .number("changes_without_difference", why.silent())
                .objects("groups", impact.groups(), BesideJson::group);
    }

    private static void side(JsonObject json, Money total, boolean atLeast, Fates fates, Impact.Counts counts) {
        json.text("total_usd", total.toPlainString()).flag("at_least", atLeast).object("records", of -> of.number(
                        "priced", fates.priced())
                .number("unpriced", fates.unpriced())
                .number("not_billed", fates.notBilled())
                .number("rejected", counts.rejected())
                .number("duplicate", counts.duplicate()));
    }

    private static void part(JsonObject json, Part part) {
        json.text("usd", part.total().toPlainString())
                .text("changed_usd", part.changed().toPlainString())
                .text("only_first_usd", part.lost().toPlainString())
                .text("only_second_usd", part.gained().toPlainString())
                .number("records", part.records())
                .objects("changes", part.changes(), (one, change) -> one.text(
                                "kind", change.kind().word())
                        .text("what", change.what().word())
                        .text("id", change.id())
                        .text("file", change.file())
                        .number("line", change.line())
                        .text("before", change.before())
                        .text("after", change.after()));
    }

    private static void group(JsonObject json, Impact.Group group) {
        json.object("by", by -> group.by().forEach(by::text))
                .number("records", group.records())
                .text("first_usd", group.sides().before().toPlainString())
                .text("second_usd", group.sides().after().toPlainString())
                .text("difference_usd", BesideReport.difference(group).toPlainString())
                .number("only_first", group.newlyUnpriced())
                .number("only_second", group.newlyPriced());
    }
}
