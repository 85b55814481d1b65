package io.tokentariff.io.write;

import io.tokentariff.rating.CreditLine;
import io.tokentariff.rating.RecordCounts;
import io.tokentariff.rating.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A statement as Markdown, for a page or a pull request. */
final class StatementMarkdown {

    private StatementMarkdown() {}

    static String of(Statement statement) {
        StringBuilder text = new StringBuilder();
        text.append("**Total: ").append(statement.atLeast() ? "at least " : "");
        text.append(statement.totalRounded()).append(" USD** (exactly ");
        text.append(statement.total().toPlainString()).append(")\n\n");
        groups(statement, text);
        for (CreditLine credit : statement.credits()) {
            text.append("- credit ").append(escaped(credit.grant().name())).append(": -");
            text.append(credit.used().toPlainString()).append(" USD\n");
        }
        RecordCounts counts = statement.records();
        text.append("\n%s %s read: %s priced, %s unpriced, %s not billed, %s rejected, %s duplicate.\n"
                .formatted(
                        counts.read(),
                        counts.read() == 1 ? "record" : "records",
                        counts.priced(),
                        counts.unpriced(),
                        counts.notBilled(),
                        counts.rejected(),
                        counts.duplicate()));
        for (Statement.CountedFinding finding : statement.findings()) {
            text.append("\n- ").append(finding.records()).append(" × ").append(escaped(finding.message()));
            text.append(" `").append(finding.code()).append('`');
        }
        text.append("\n\nRulebook `").append(statement.revision()).append("`\n");
        return text.toString();
    }

    private static void groups(Statement statement, StringBuilder text) {
        StatementRows rows = new StatementRows(statement);
        List<String> head = new ArrayList<>(rows.dimensions());
        int words = head.size();
        head.add("records");
        head.add("unpriced");
        head.addAll(rows.meters());
        head.add("amount USD");
        row(head, text);
        text.append('|')
                .append("---|".repeat(words))
                .append("---:|".repeat(head.size() - words))
                .append('\n');
        statement.groups().forEach(group -> row(rows.cells(group, true), text));
        text.append('\n');
    }

    private static void row(List<String> cells, StringBuilder text) {
        text.append(cells.stream().map(StatementMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\n", " ");
    }
}
