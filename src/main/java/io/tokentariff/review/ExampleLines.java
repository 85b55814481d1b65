package io.tokentariff.review;

import io.tokentariff.money.Money;
import io.tokentariff.rating.Formula;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The two explanations of one record as lines with signs: what both have in common is said once. */
final class ExampleLines {

    private ExampleLines() {}

    /** Returns what the record is: {@code req-1  2026-04-12  gpt-4.1-mini  batch}. */
    static String head(Impact.Example example) {
        Quote quote = example.after();
        UsageRecord record = quote.record();
        String region = quote.usage().region().equals("global")
                ? ""
                : ", region " + quote.usage().region();
        return "%s, %s, %s, %s tier%s"
                .formatted(
                        Objects.requireNonNullElse(record.id(), "(no id)"),
                        record.day(),
                        quote.canonicalModel(),
                        quote.usage().tier(),
                        region);
    }

    /** Returns {@code 0.0004 → 0.0005 USD, +0.0001}, or {@code 0.0004 USD → no price}. */
    static String amounts(Impact.Example example) {
        Money delta = example.delta();
        return "%s → %s%s"
                .formatted(
                        amount(example.before(), delta == null),
                        amount(example.after(), true),
                        delta == null ? "" : ", " + Signed.of(delta));
    }

    private static String amount(Quote quote, boolean withUnit) {
        Money amount = quote.amount();
        return amount == null ? "no price" : amount.toPlainString() + (withUnit ? " USD" : "");
    }

    /** Returns the lines of both explanations: {@code -} by the old, {@code +} by the new, blank by both. */
    static List<String> of(Impact.Example example) {
        List<String> before = explained(example.before());
        List<String> after = explained(example.after());
        List<String> lines = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
        after.forEach(line -> lines.add((before.contains(line) ? "  " : "+ ") + line));
        return lines;
    }

    private static List<String> explained(Quote quote) {
        Stream<String> lines = quote.lines().stream().map(ExampleLines::explained);
        Stream<String> findings = quote.status() == PriceStatus.PRICED
                ? Stream.empty()
                : quote.findings().stream().map(PlannedFinding::message);
        return Stream.concat(lines, findings).toList();
    }

    /** The arithmetic and the rules behind it; rows are left out, because they move. */
    private static String explained(LineItem line) {
        StringBuilder text = new StringBuilder(line.meter())
                .append(": ")
                .append(Formula.of(line))
                .append("  [")
                .append(line.rule().id());
        line.adjustments().forEach(each -> text.append(", ").append(each.rule().id()));
        return text.append(']').toString();
    }
}
