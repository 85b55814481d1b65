package io.tokentariff.io.write;

import io.tokentariff.rating.CreditLine;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.RecordCounts;
import io.tokentariff.rating.Statement;
import java.util.List;

/** A statement as a table for a terminal. */
final class StatementText {

    private final Statement statement;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private StatementText(Statement statement, Style style) {
        this.statement = statement;
        this.style = style;
    }

    static String of(Statement statement, Style style) {
        return new StatementText(statement, style).write();
    }

    private String write() {
        groups();
        total();
        RecordCounts counts = statement.records();
        text.append("%s %s read: %s priced, %s unpriced, %s not billed, %s rejected, %s duplicate%n"
                .formatted(
                        Formula.count(counts.read()),
                        counts.read() == 1 ? "record" : "records",
                        Formula.count(counts.priced()),
                        Formula.count(counts.unpriced()),
                        Formula.count(counts.notBilled()),
                        Formula.count(counts.rejected()),
                        Formula.count(counts.duplicate()))
                .replace(System.lineSeparator(), "\n"));
        findings("Not priced:", Finding.Effect.UNPRICED);
        findings("Not billed:", Finding.Effect.NOT_BILLED);
        findings("Notes:", Finding.Effect.NOTE);
        text.append("\nRulebook ").append(statement.revision()).append('\n');
        return text.toString();
    }

    private void groups() {
        StatementRows rows = new StatementRows(statement);
        if (statement.groups().isEmpty()) {
            return;
        }
        TextTable table = new TextTable();
        rows.dimensions().forEach(table::words);
        table.numbers("records").numbers("unpriced");
        rows.meters().forEach(table::numbers);
        table.numbers("amount USD");
        statement.groups().forEach(group -> table.row(rows.cells(group, true)));
        List<String> lines = table.lines();
        text.append(style.strong(lines.get(0))).append('\n');
        lines.stream().skip(1).forEach(line -> text.append(line).append('\n'));
        text.append('\n');
    }

    private void total() {
        if (!statement.credits().isEmpty()) {
            text.append("Usage  ")
                    .append(statement.usageTotal().toPlainString())
                    .append(" USD\n");
            for (CreditLine credit : statement.credits()) {
                text.append("Credit ").append(credit.grant().name()).append("  ");
                text.append(credit.used().isZero() ? "" : "-");
                text.append(credit.used().toPlainString()).append(" USD (");
                text.append(credit.left().toPlainString()).append(" left)\n");
            }
        }
        String atLeast = statement.atLeast() ? "at least " : "";
        text.append("Total  ").append(style.strong(atLeast + statement.totalRounded() + " USD"));
        text.append("  (exactly ").append(statement.total().toPlainString()).append(")\n");
        if (statement.atLeast()) {
            text.append("       ")
                    .append(style.bad("what has no price, and lines that could not be read, are not in the total"));
            text.append('\n');
        }
    }

    private void findings(String head, Finding.Effect effect) {
        List<Statement.CountedFinding> some = statement.findings().stream()
                .filter(finding -> finding.effect() == effect)
                .toList();
        if (some.isEmpty()) {
            return;
        }
        text.append('\n').append(style.strong(head)).append('\n');
        TextTable table = new TextTable().numbers("").words("").words("");
        some.forEach(finding ->
                table.row(List.of(Formula.count(finding.records()), finding.message(), "[" + finding.code() + "]")));
        table.lines().stream()
                .skip(1)
                .forEach(line -> text.append("  ").append(line).append('\n'));
    }
}
