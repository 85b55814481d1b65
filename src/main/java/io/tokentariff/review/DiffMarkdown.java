package io.tokentariff.review;

import io.tokentariff.io.write.Formula;
import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A diff for a pull request. */
final class DiffMarkdown {

    private final RulebookDiff diff;
    private final @Nullable Impact impact;
    private final @Nullable List<AdviceChange> advice;
    private final StringBuilder text = new StringBuilder();

    DiffMarkdown(RulebookDiff diff, @Nullable Impact impact, @Nullable List<AdviceChange> advice) {
        this.diff = diff;
        this.impact = impact;
        this.advice = advice;
    }

    String write() {
        if (impact != null) {
            total(impact);
        }
        changes();
        if (impact != null) {
            bill(impact);
        }
        if (advice != null) {
            advice(advice);
        }
        text.append("\nRulebook `")
                .append(DiffReport.revision(diff.oldRevision()))
                .append("` → `");
        text.append(DiffReport.revision(diff.newRevision())).append("`\n");
        return text.toString();
    }

    private void total(Impact shown) {
        text.append("**The bill changes by ").append(Signed.withPercent(shown)).append("**: ");
        text.append(shown.beforeAtLeast() ? "at least " : "")
                .append(shown.before().toPlainString());
        text.append(" → ").append(shown.afterAtLeast() ? "at least " : "");
        text.append(shown.after().toPlainString()).append(" USD. ");
        text.append(DiffReport.records(shown.counts())).append("\n\n");
    }

    private void changes() {
        text.append("### Rules and rows\n\n");
        if (diff.changes().isEmpty()) {
            text.append("No rule and no row changed.\n");
            return;
        }
        text.append("| | what | where | before | after |\n|---|---|---|---|---|\n");
        diff.changes().stream()
                .limit(DiffReport.ROWS_SHOWN)
                .forEach(change -> row(List.of(
                        "`" + change.kind().sign() + "`",
                        escaped(change.id()),
                        escaped(change.place()),
                        side(change, true),
                        side(change, false))));
        if (diff.changes().size() > DiffReport.ROWS_SHOWN) {
            text.append("\n… and ")
                    .append(diff.changes().size() - DiffReport.ROWS_SHOWN)
                    .append(" more.\n");
        }
    }

    private static String side(Change change, boolean before) {
        return change.details().stream()
                .filter(detail ->
                        change.kind() == Kind.CHANGED || !detail.name().equals("source"))
                .filter(detail -> (before ? detail.before() : detail.after()) != null)
                .map(detail -> said(detail, before))
                .collect(Collectors.joining("<br>"));
    }

    private static String said(Detail detail, boolean before) {
        return escaped(detail.name()) + ": " + escaped(String.valueOf(before ? detail.before() : detail.after()));
    }

    private void bill(Impact shown) {
        text.append("\n### Bill\n\n");
        List<Impact.Group> differing =
                shown.groups().stream().filter(Impact.Group::differs).toList();
        groups(differing);
        int same = shown.groups().size() - differing.size();
        if (same > 0) {
            text.append('\n')
                    .append(DiffReport.count(same, "group does", "groups do"))
                    .append(" not change.\n");
        }
        if (!shown.projects().isEmpty()) {
            movers("Rises most", shown.gainers(DiffReport.MOVERS));
            movers("Falls most", shown.losers(DiffReport.MOVERS));
        }
        if (!shown.examples().isEmpty()) {
            text.append("\n<details><summary>");
            text.append(DiffReport.count(shown.examples().size(), "record", "records"));
            text.append(" that change most</summary>\n\n```diff\n");
            for (Impact.Example example : shown.examples()) {
                text.append("# ").append(ExampleLines.head(example)).append(": ");
                text.append(ExampleLines.amounts(example)).append('\n');
                ExampleLines.of(example)
                        .forEach(line -> text.append(line.replace("```", "'''")).append('\n'));
            }
            text.append("```\n\n</details>\n");
        }
    }

    private void advice(List<AdviceChange> changes) {
        text.append("\n### Recommendations\n\n");
        if (changes.isEmpty()) {
            text.append("No workload is advised otherwise.\n");
            return;
        }
        text.append("| workload | before | after |\n|---|---|---|\n");
        changes.forEach(change -> row(List.of(
                escaped(change.workload()),
                escaped(change.before().said()),
                escaped(change.after().said()))));
    }

    private void movers(String title, List<Impact.Group> groups) {
        if (!groups.isEmpty()) {
            text.append("\n#### ").append(title).append("\n\n");
            groups(groups);
        }
    }

    private void groups(List<Impact.Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        List<String> head = new ArrayList<>();
        head.add("");
        groups.get(0).by().keySet().forEach(name -> head.add(escaped(name)));
        int words = head.size();
        head.addAll(List.of("records", "old USD", "new USD", "delta USD", ""));
        row(head);
        text.append('|').append("---|".repeat(words)).append("---:|".repeat(4)).append("---|\n");
        for (Impact.Group group : groups) {
            List<String> cells = new ArrayList<>();
            cells.add("`" + DiffReport.sign(group) + "`");
            group.shownValues().forEach(value -> cells.add(escaped(value)));
            cells.add(Formula.count(group.records()));
            cells.add(DiffReport.before(group));
            cells.add(DiffReport.after(group));
            cells.add(Signed.of(group.delta()));
            cells.add(escaped(DiffText.remark(group)));
            row(cells);
        }
    }

    private void row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    static String escaped(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("`", "\\`")
                .replace("\n", " ");
    }
}
