package io.tokentariff.io.write;

import io.tokentariff.money.PlainDecimal;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.BudgetPassed;
import io.tokentariff.rating.statement.Conversion;
import io.tokentariff.rating.statement.CreditLine;
import io.tokentariff.rating.statement.Settlement;
import io.tokentariff.rating.statement.Statement;
import java.util.List;
import java.util.function.BiConsumer;

/** What agreements and free credits do to a statement, as JSON; money is a string in plain notation. */
final class SettlementJson {

    private SettlementJson() {}

    static void sums(JsonObject json, Statement statement) {
        json.text("list_usd", statement.usageTotal().toPlainString())
                .text("net_usd", statement.net().toPlainString())
                .text("tax_usd", statement.tax().toPlainString())
                .object("totals", totals -> statement
                        .settlement()
                        .totals()
                        .forEach((currency, amount) -> totals.text(currency, PlainDecimal.withCents(amount))))
                .object("unconverted_usd", left -> statement
                        .settlement()
                        .unconvertedUsd()
                        .forEach((currency, usd) -> left.text(currency, usd.toPlainString())));
    }

    static void lines(JsonObject json, Settlement settlement) {
        json.objects("lines", settlement.lines(), SettlementJson::line)
                .objects("conversions", settlement.conversions(), SettlementJson::conversion)
                .objects("budgets", settlement.budgets(), SettlementJson::budget);
    }

    /** What stands behind the lines of records: each line, grant, conversion and budget as an object that says which it is. */
    static String jsonLines(Settlement settlement) {
        StringBuilder lines = new StringBuilder();
        add(lines, "line", settlement.lines(), SettlementJson::line);
        add(lines, "credit", settlement.credits(), SettlementJson::credit);
        add(lines, "conversion", settlement.conversions(), SettlementJson::conversion);
        add(lines, "budget", settlement.budgets(), SettlementJson::budget);
        return lines.toString();
    }

    private static <T> void add(StringBuilder lines, String kind, List<T> all, BiConsumer<JsonObject, T> fields) {
        all.forEach(each -> lines.append(Json.line(json -> {
            json.text("statement", kind);
            fields.accept(json, each);
        })));
    }

    static void line(JsonObject json, BillLine line) {
        json.text("step", line.step()).text("agreement", line.agreement()).text("period", line.period());
        if (!line.of().isEmpty()) {
            json.text("of", line.of());
        }
        json.text("amount_usd", line.amount().toPlainString())
                .text("formula", line.formula())
                .text("rule", line.rule().id())
                .text("row", line.row().toString())
                .text("source", line.source());
    }

    static void conversion(JsonObject json, Conversion conversion) {
        json.text("currency", conversion.currency())
                .text("period", conversion.period())
                .text("usd", conversion.usd().toPlainString())
                .text("per_usd", PlainDecimal.shortest(conversion.perUsd()))
                .text("amount", PlainDecimal.withCents(conversion.amount()))
                .text("rule", conversion.rule().id())
                .text("row", conversion.row().toString())
                .text("source", conversion.source());
    }

    static void budget(JsonObject json, BudgetPassed budget) {
        json.text("budget", budget.budget()).text("period", budget.period());
        if (!budget.of().isEmpty()) {
            json.text("of", budget.of());
        }
        json.text("amount_usd", budget.amount().toPlainString())
                .text("percent", PlainDecimal.shortest(budget.percent()))
                .text("day", budget.day().toString())
                .text("spent_usd", budget.spent().toPlainString())
                .text("row", budget.row().toString());
    }

    static void credit(JsonObject json, CreditLine credit) {
        json.text("grant", credit.grant().name())
                .text("account", credit.grant().account())
                .text("granted_usd", credit.grant().amount().toPlainString())
                .text("used_usd", credit.used().toPlainString())
                .text("left_usd", credit.left().toPlainString());
    }
}
