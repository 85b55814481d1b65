package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Row;
import io.tokentariff.audit.Audit.Share;
import io.tokentariff.audit.Audit.Status;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import java.util.Arrays;
import java.util.List;

/** An audit as JSON; money is a string in plain notation, differences are ours less theirs. */
final class AuditJson {

    private AuditJson() {}

    static void write(JsonObject json, Audit audit) {
        json.text("ours_usd", audit.ours().toPlainString())
                .text("billed_usd", audit.theirs().toPlainString())
                .text("difference_usd", audit.delta().toPlainString())
                .flag("ours_at_least", audit.atLeast())
                .text("tolerance_usd", audit.tolerance().toPlainString())
                .flag("exceeded", audit.exceeds())
                .texts(
                        "by",
                        Arrays.stream(Part.values())
                                .filter(audit.by()::contains)
                                .map(Part::word)
                                .toList())
                .object("records", audit.records(), (one, counts) -> one.number("read", counts.read())
                        .number("priced", counts.priced())
                        .number("unpriced", counts.unpriced())
                        .number("not_billed", counts.notBilled())
                        .number("rejected", counts.rejected())
                        .number("duplicate", counts.duplicate()))
                .object("parts", parts -> {
                    for (Status status : Status.values()) {
                        parts.object(status.word(), audit.rows(status), AuditJson::part);
                    }
                })
                .objects("causes", audit.causes(), AuditJson::share)
                .text("unexplained_usd", audit.unexplained().toPlainString())
                .objects("lines", audit.rows(), AuditJson::row)
                .objects("findings", audit.findings(), (one, note) -> one.text("code", note.code())
                        .text("message", note.message()))
                .text("rulebook", audit.revision());
    }

    private static void part(JsonObject json, List<Row> rows) {
        Money ours =
                Audit.sum(rows.stream().map(row -> Audit.orZero(row.ours())).toList());
        Money theirs =
                Audit.sum(rows.stream().map(row -> Audit.orZero(row.theirs())).toList());
        json.number("lines", rows.size())
                .text("ours_usd", ours.toPlainString())
                .text("billed_usd", theirs.toPlainString())
                .text("difference_usd", ours.minus(theirs).toPlainString());
    }

    private static void share(JsonObject json, Share share) {
        json.text("code", share.cause().code())
                .text("name", share.cause().name())
                .text("message", share.cause().message())
                .text("difference_usd", share.delta().toPlainString());
        if (share.records() > 0) {
            json.number("records", share.records());
        }
    }

    private static void row(JsonObject json, Row row) {
        json.text("status", row.status().word())
                .object("by", by -> row.by().forEach(by::text))
                .text("line_item", row.item())
                .text("ours_usd", row.ours(), Money::toPlainString)
                .text("billed_usd", row.theirs(), Money::toPlainString)
                .text("difference_usd", row.delta().toPlainString())
                .text("our_count", row.ourCount(), PlainDecimal::shortest)
                .text("billed_count", row.theirCount(), PlainDecimal::shortest)
                .objects("causes", row.causes(), AuditJson::share)
                .text("unexplained_usd", row.unexplained().toPlainString());
    }
}
