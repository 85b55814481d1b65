package io.tokentariff.io.write;

import io.tokentariff.money.Money;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.RecordCounts;
import io.tokentariff.rating.statement.Statement;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A statement as JSON; money is a string in plain notation. */
final class StatementJson {

    private StatementJson() {}

    static String of(Statement statement) {
        return Json.document(json -> {
            json.text("currency", Statement.CURRENCY)
                    .text("total_usd", statement.total().toPlainString())
                    .text("total_rounded_usd", statement.totalRounded())
                    .text("usage_usd", statement.usageTotal().toPlainString());
            Money cost = statement.cost();
            if (cost != null) {
                json.text("cost_usd", cost.toPlainString());
            }
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
                    .objects("findings", findings(statement), StatementJson::finding)
                    .text("rulebook", statement.revision())
                    .object("merge", statement.part(), PartJson::of);
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
                .number("priced", group.priced())
                .number("unpriced", group.unpriced())
                .number("requests", group.requests())
                .object("tokens", group.tokens(), StatementJson::tokens);
        if (group.unpriced() > 0) {
            json.object("unpriced_tokens", group.unpricedTokens(), StatementJson::tokens);
        }
        if (group.amount() != null) {
            json.text("amount_usd", group.amount().toPlainString());
        }
        if (group.cost() != null) {
            json.text("cost_usd", group.cost().toPlainString());
        }
        if (group.net() != null) {
            json.text("net_usd", group.net().toPlainString());
        }
    }

    private static void tokens(JsonObject json, Map<String, BigInteger> tokens) {
        tokens.forEach(json::number);
    }

    /** A finding, and whether it is of the bill as a whole: what agreements did, not what was found in records. */
    private record Told(Statement.CountedFinding finding, boolean ofBill) {}

    private static List<Told> findings(Statement statement) {
        Set<Statement.CountedFinding> ofRecords = new HashSet<>(statement.part().findings());
        return statement.findings().stream()
                .map(each -> new Told(each, !ofRecords.contains(each)))
                .toList();
    }

    private static void finding(JsonObject json, Told told) {
        Statement.CountedFinding finding = told.finding();
        json.text("code", finding.code())
                .text("effect", finding.effect().name().toLowerCase(Locale.ROOT))
                .text("message", finding.message())
                .text("rule", finding.rule(), RuleRef::id)
                .number("records", finding.records());
        if (told.ofBill()) {
            json.text("about", "bill");
        }
    }
}
