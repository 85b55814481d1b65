package io.tokentariff.io.write;

import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.RecordCounts;
import io.tokentariff.rating.statement.Statement;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;

/** A statement as JSON; money is a string in plain notation. */
final class StatementJson {

    private StatementJson() {}

    static String of(Statement statement) {
        return Json.document(json -> {
            json.text("currency", Statement.CURRENCY)
                    .text("total_usd", statement.total().toPlainString())
                    .text("total_rounded_usd", statement.totalRounded())
                    .text("usage_usd", statement.usageTotal().toPlainString());
            if (statement.settlement().agreed()) {
                SettlementJson.sums(json, statement);
            }
            json.flag("at_least", statement.atLeast())
                    .object("records", statement.records(), StatementJson::counts)
                    .objects("groups", statement.groups(), StatementJson::group);
            if (statement.settlement().agreed()) {
                SettlementJson.lines(json, statement.settlement());
            }
            json.objects("credits", statement.credits(), SettlementJson::credit)
                    .objects("findings", statement.findings(), StatementJson::finding)
                    .text("rulebook", statement.revision());
        });
    }

    private static void counts(JsonObject json, RecordCounts counts) {
        json.number("read", counts.read())
                .number("priced", counts.priced())
                .number("unpriced", counts.unpriced())
                .number("not_billed", counts.notBilled())
                .number("rejected", counts.rejected())
                .number("duplicate", counts.duplicate());
    }

    private static void group(JsonObject json, Statement.Group group) {
        json.object("by", by -> group.by().forEach(by::text))
                .number("records", group.records())
                .number("unpriced", group.unpriced())
                .object("tokens", group.tokens(), StatementJson::tokens);
        if (group.unpriced() > 0) {
            json.object("unpriced_tokens", group.unpricedTokens(), StatementJson::tokens);
        }
        if (group.amount() != null) {
            json.text("amount_usd", group.amount().toPlainString());
        }
        if (group.net() != null) {
            json.text("net_usd", group.net().toPlainString());
        }
    }

    private static void tokens(JsonObject json, Map<String, BigInteger> tokens) {
        tokens.forEach(json::number);
    }

    private static void finding(JsonObject json, Statement.CountedFinding finding) {
        json.text("code", finding.code())
                .text("effect", finding.effect().name().toLowerCase(Locale.ROOT))
                .text("message", finding.message())
                .text("rule", finding.rule(), RuleRef::id)
                .number("records", finding.records());
    }
}
