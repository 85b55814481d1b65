package io.tokentariff.io.write;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.io.report.Report.Item;
import io.tokentariff.io.report.Screen;
import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.statement.RecordCounts;
import io.tokentariff.rating.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes a statement in one of its forms. */
public final class StatementReport {

    private StatementReport() {}

    /**
     * Returns the statement, ending in a line break.
     *
     * As {@link Form#JSONL}, whose lines are those of records, it is what agreements and free credits add behind them, if anything.
     */
    public static String of(Statement statement, Form form, Screen screen) {
        return switch (form) {
            case JSON -> StatementJson.of(statement);
            case JSONL -> SettlementJson.jsonLines(statement.settlement());
            case CSV -> StatementCsv.of(statement);
            default -> report(statement).write(form, screen);
        };
    }

    private static Report report(Statement statement) {
        StatementRows rows = new StatementRows(statement);
        Report report = new Report("Statement");
        report.table(rows.columns(), statement.groups().stream().map(rows::row).toList());
        SettlementReport.addLines(report, statement.settlement());
        report.facts(total(statement)).text(records(statement.records()));
        findings(report, "Not priced:", statement, Finding.Effect.UNPRICED);
        findings(report, "Missing in the total:", statement, Finding.Effect.AT_LEAST);
        findings(report, "Not billed:", statement, Finding.Effect.NOT_BILLED);
        findings(report, "Notes:", statement, Finding.Effect.NOTE);
        return report.gap().text(Phrase.of("Rulebook ").andCode(statement.revision()));
    }

    private static List<Fact> total(Statement statement) {
        List<Fact> facts = new ArrayList<>(markup(statement));
        facts.addAll(SettlementReport.sums(statement));
        Phrase amount = Phrase.strong((statement.atLeast() ? "at least " : "") + statement.totalRounded() + " USD")
                .and("  (exactly " + statement.total().toPlainString() + ")");
        Phrase lacking = new Phrase(List.of())
                .andBad(
                        statement.records().unpriced() + statement.records().rejected() > 0
                                ? "what has no price, and lines that could not be read, are not in the total"
                                : "what was not counted is not in the total");
        facts.add(new Fact("Total", amount, statement.atLeast() ? List.of(lacking) : List.of()));
        facts.addAll(SettlementReport.currencies(statement.settlement()));
        return facts;
    }

    private static List<Fact> markup(Statement statement) {
        Money cost = statement.cost();
        return cost == null
                ? List.of()
                : List.of(
                        Fact.of("Cost", Phrase.of(cost.toPlainString() + " USD")),
                        Fact.of(
                                "Mark-up",
                                Phrase.of(statement.usageTotal().minus(cost).toPlainString() + " USD")));
    }

    private static String records(RecordCounts counts) {
        return "%s %s read: %s priced, %s unpriced, %s not billed, %s rejected, %s duplicate"
                .formatted(
                        Thousands.apart(counts.read()),
                        counts.read() == 1 ? "record" : "records",
                        Thousands.apart(counts.priced()),
                        Thousands.apart(counts.unpriced()),
                        Thousands.apart(counts.notBilled()),
                        Thousands.apart(counts.rejected()),
                        Thousands.apart(counts.duplicate()));
    }

    private static void findings(Report report, String head, Statement statement, Finding.Effect effect) {
        List<Item> items = statement.findings().stream()
                .filter(finding -> finding.effect() == effect)
                .map(finding -> new Item(
                        finding.records() == 0 ? "-" : Thousands.apart(finding.records()),
                        Phrase.of(finding.message() + " [")
                                .andCode(finding.code())
                                .and("]")))
                .toList();
        if (!items.isEmpty()) {
            report.heading(1, head).items(items);
        }
    }
}
