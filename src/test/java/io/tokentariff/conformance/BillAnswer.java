package io.tokentariff.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What agreements make of a month.
 *
 * @param sums usage, net and tax
 * @param lines step, agreement, period, whose and amount of each
 * @param credits what each grant paid
 * @param totals in other currencies
 * @param budgets those that were passed, with the day
 */
record BillAnswer(
        List<String> sums,
        List<String> lines,
        Map<String, String> credits,
        Map<String, String> totals,
        List<String> budgets) {

    static BillAnswer of(Statement statement) {
        Map<String, String> credits = new TreeMap<>();
        statement
                .credits()
                .forEach(each ->
                        credits.put(each.grant().name(), plain(each.used().usd())));
        Map<String, String> totals = new TreeMap<>();
        statement.settlement().totals().forEach((currency, amount) -> totals.put(currency, plain(amount)));
        return new BillAnswer(
                List.of(
                        plain(statement.usageTotal().usd()),
                        plain(statement.net().usd()),
                        plain(statement.tax().usd())),
                statement.settlement().lines().stream().map(BillAnswer::line).toList(),
                credits,
                totals,
                statement.settlement().budgets().stream()
                        .map(each -> String.join(
                                " ",
                                each.budget(),
                                each.period(),
                                plain(each.percent()),
                                each.day().toString()))
                        .toList());
    }

    private static String line(BillLine line) {
        boolean rounding = line.step().equals("rounding");
        return String.join(
                " ",
                line.step(),
                line.agreement(),
                rounding ? "" : line.period(),
                line.of(),
                plain(line.amount().usd()));
    }

    static BillAnswer of(JsonNode expected) {
        List<String> lines = new ArrayList<>();
        expected.get("lines")
                .forEach(line -> lines.add(String.join(
                        " ",
                        line.path("step").asText(),
                        line.path("agreement").asText(),
                        line.path("period").asText(),
                        line.path("of").asText(),
                        line.path("amount_usd").asText())));
        Map<String, String> credits = new TreeMap<>();
        expected.path("credits")
                .forEach(each -> credits.put(
                        each.get("grant").asText(), each.get("used_usd").asText()));
        Map<String, String> totals = new TreeMap<>();
        expected.path("totals")
                .properties()
                .forEach(each -> totals.put(each.getKey(), each.getValue().asText()));
        List<String> budgets = new ArrayList<>();
        expected.path("budgets")
                .forEach(each -> budgets.add(String.join(
                        " ",
                        each.get("budget").asText(),
                        each.get("period").asText(),
                        each.get("percent").asText(),
                        each.get("day").asText())));
        return new BillAnswer(
                List.of(
                        expected.get("usage_usd").asText(),
                        expected.get("net_usd").asText(),
                        expected.get("tax_usd").asText()),
                lines,
                credits,
                totals,
                budgets);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
