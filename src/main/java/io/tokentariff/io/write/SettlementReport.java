package io.tokentariff.io.write;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.Conversion;
import io.tokentariff.rating.statement.CreditLine;
import io.tokentariff.rating.statement.Settlement;
import io.tokentariff.rating.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What agreements and free credits do to a statement, for people: from the list price, line by line, to what is to be paid. */
final class SettlementReport {

    private SettlementReport() {}

    static void addLines(Report report, Settlement settlement) {
        List<BillLine> lines = settlement.lines();
        if (lines.isEmpty()) {
            return;
        }
        boolean each = lines.stream().anyMatch(line -> !line.of().isEmpty());
        List<Column> columns =
                new ArrayList<>(List.of(Column.words("step"), Column.words("agreement"), Column.words("period")));
        if (each) {
            columns.add(Column.words("of"));
        }
        columns.add(Column.number("amount USD"));
        columns.add(Column.words("calculated").ifRoom());
        columns.add(Column.words("row").ifRoom());
        report.table(columns, lines.stream().map(line -> row(line, each)).toList());
    }

    private static List<Phrase> row(BillLine line, boolean each) {
        return Stream.of(
                        Stream.of(line.step(), line.agreement(), line.period()),
                        each ? Stream.of(line.of()) : Stream.<String>empty(),
                        Stream.of(
                                line.amount().toSignedString(),
                                line.formula(),
                                line.row().toString()))
                .flatMap(cells -> cells)
                .map(Phrase::of)
                .toList();
    }

    /** What stands above the total. */
    static List<Fact> sums(Statement statement) {
        List<Fact> facts = new ArrayList<>();
        Settlement settlement = statement.settlement();
        if (settlement.agreed() || !settlement.credits().isEmpty()) {
            facts.add(Fact.of(
                    settlement.agreed() ? "List price" : "Usage",
                    statement.usageTotal().toPlainString() + " USD"));
        }
        for (CreditLine credit : settlement.credits()) {
            facts.add(Fact.of(
                    "Credit " + credit.grant().name(),
                    "%s%s USD (%s left)"
                            .formatted(
                                    credit.used().isZero() ? "" : "-",
                                    credit.used().toPlainString(),
                                    credit.left().toPlainString())));
        }
        if (settlement.agreed()) {
            facts.add(Fact.of("Net", statement.net().toPlainString() + " USD"));
        }
        if (!statement.tax().isZero()) {
            facts.add(Fact.of("Tax", statement.tax().toPlainString() + " USD"));
        }
        return facts;
    }

    /** What stands below it: the same in other currencies. */
    static List<Fact> currencies(Settlement settlement) {
        List<Fact> facts = new ArrayList<>();
        settlement.totals().forEach((currency, amount) -> {
            boolean whole = !settlement.unconvertedUsd().containsKey(currency);
            facts.add(new Fact(
                    "Total " + currency,
                    Phrase.strong((whole ? "" : "at least ") + PlainDecimal.withCents(amount) + " " + currency),
                    settlement.conversions().stream()
                            .filter(each -> each.currency().equals(currency))
                            .map(SettlementReport::conversion)
                            .map(Phrase::of)
                            .toList()));
        });
        return facts;
    }

    private static String conversion(Conversion each) {
        return "%s: %s USD x %s = %s %s"
                .formatted(
                        each.period(),
                        each.usd().toPlainString(),
                        PlainDecimal.shortest(each.perUsd()),
                        PlainDecimal.withCents(each.amount()),
                        each.currency());
    }
}
