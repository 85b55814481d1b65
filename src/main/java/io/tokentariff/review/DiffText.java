package io.tokentariff.review;

import io.tokentariff.io.write.Formula;
import io.tokentariff.io.write.Style;
import io.tokentariff.io.write.TextTable;
import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diff for a terminal. */
final class DiffText {

    private static final String ADDED_PARTS = "condition outcome";

    private final RulebookDiff diff;
    private final @Nullable Impact impact;
    private final @Nullable List<AdviceChange> advice;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    DiffText(RulebookDiff diff, @Nullable Impact impact, @Nullable List<AdviceChange> advice, Style style) {
        this.diff = diff;
        this.impact = impact;
        this.advice = advice;
        this.style = style;
    }

    String write() {
        line("Rulebook %s → %s"
                .formatted(DiffReport.revision(diff.oldRevision()), DiffReport.revision(diff.newRevision())));
        line("+ added   - removed   ~ changed");
        if (diff.changes().isEmpty()) {
            line("");
            line(
                    diff.oldRevision().equals(diff.newRevision())
                            ? "Nothing changed."
                            : "No rule and no row changed; only comments, order or layout did.");
        }
        rules(diff.changesOf(What.RULE));
        rows(diff.changesOf(What.ROW));
        if (impact != null) {
            bill(impact);
        }
        if (advice != null) {
            advice(advice);
        }
        return text.toString();
    }

    private void rules(List<Change> changes) {
        if (!changes.isEmpty()) {
            head("Rules");
        }
        for (Change change : changes) {
            line("%c %s  %s".formatted(change.kind().sign(), change.id(), change.place()));
            line("    " + change.title());
            change.details().stream()
                    .filter(detail -> change.kind() == Kind.CHANGED || ADDED_PARTS.contains(detail.name()))
                    .forEach(this::detail);
        }
    }

    private void detail(Detail detail) {
        if (detail.before() != null) {
            line("    - %s: %s".formatted(detail.name(), detail.before()));
        }
        if (detail.after() != null) {
            line("    + %s: %s".formatted(detail.name(), detail.after()));
        }
    }

    private void rows(List<Change> changes) {
        Map<String, List<Change>> byFile = new LinkedHashMap<>();
        changes.forEach(change ->
                byFile.computeIfAbsent(change.file(), file -> new ArrayList<>()).add(change));
        byFile.forEach((file, some) -> {
            head(file);
            TextTable table = new TextTable().words("").words("").words("");
            some.stream()
                    .limit(DiffReport.ROWS_SHOWN)
                    .forEach(change -> table.row(
                            List.of(change.kind().sign() + " " + change.title(), ":" + change.line(), cells(change))));
            table.lines().stream().skip(1).forEach(this::line);
            if (some.size() > DiffReport.ROWS_SHOWN) {
                line("  … and %s more rows; --json has them all.".formatted(some.size() - DiffReport.ROWS_SHOWN));
            }
        });
    }

    /** What changed in a row; of a whole row everything but its source. */
    static String cells(Change change) {
        List<String> cells = new ArrayList<>();
        for (Detail detail : change.details()) {
            if (change.kind() == Kind.CHANGED) {
                cells.add("%s %s → %s".formatted(detail.name(), detail.before(), detail.after()));
            } else if (!detail.name().equals("source")) {
                cells.add(detail.name() + " " + (detail.after() == null ? detail.before() : detail.after()));
            }
        }
        return String.join(", ", cells);
    }

    private void bill(Impact shown) {
        head("Bill");
        List<Impact.Group> differing =
                shown.groups().stream().filter(Impact.Group::differs).toList();
        groups(differing);
        int same = shown.groups().size() - differing.size();
        if (same > 0) {
            line("  " + DiffReport.count(same, "group does", "groups do") + " not change.");
        }
        line("");
        line("Total  %s%s → %s%s USD"
                .formatted(
                        shown.beforeAtLeast() ? "at least " : "",
                        shown.before().toPlainString(),
                        shown.afterAtLeast() ? "at least " : "",
                        shown.after().toPlainString()));
        line("Delta  " + style.strong(Signed.withPercent(shown)));
        line(DiffReport.records(shown.counts()));
        movers("Rises most", shown.gainers(DiffReport.MOVERS), shown);
        movers("Falls most", shown.losers(DiffReport.MOVERS), shown);
        examples(shown.examples());
    }

    private void groups(List<Impact.Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        TextTable table = new TextTable().words("");
        groups.get(0).by().keySet().forEach(table::words);
        table.numbers("records")
                .numbers("old USD")
                .numbers("new USD")
                .numbers("delta USD")
                .words("");
        for (Impact.Group group : groups) {
            List<String> cells = new ArrayList<>();
            cells.add(String.valueOf(DiffReport.sign(group)));
            cells.addAll(group.shownValues());
            cells.add(Formula.count(group.records()));
            cells.add(DiffReport.before(group));
            cells.add(DiffReport.after(group));
            cells.add(Signed.of(group.delta()));
            cells.add(remark(group));
            table.row(cells);
        }
        List<String> lines = table.lines();
        line(style.strong(lines.get(0)));
        lines.stream().skip(1).forEach(this::line);
    }

    /** The change in percent, and how many records gain or lose a price. */
    static String remark(Impact.Group group) {
        List<String> remarks = new ArrayList<>();
        String percent = Signed.percent(group.delta(), group.before());
        if (!percent.isEmpty()) {
            remarks.add(percent);
        }
        if (group.newlyPriced() > 0) {
            remarks.add(group.newlyPriced() + " newly priced");
        }
        if (group.newlyUnpriced() > 0) {
            remarks.add(group.newlyUnpriced() + " newly unpriced");
        }
        return String.join(", ", remarks);
    }

    private void movers(String title, List<Impact.Group> groups, Impact shown) {
        if (!groups.isEmpty() && !shown.projects().isEmpty()) {
            head(title);
            groups(groups);
        }
    }

    private void examples(List<Impact.Example> examples) {
        if (examples.isEmpty()) {
            return;
        }
        head(DiffReport.count(examples.size(), "record", "records") + " that change most");
        for (Impact.Example example : examples) {
            line("");
            line("~ %s: %s".formatted(ExampleLines.head(example), ExampleLines.amounts(example)));
            ExampleLines.of(example).forEach(each -> line("    " + each));
        }
    }

    private void advice(List<AdviceChange> changes) {
        head("Recommendations");
        changes.forEach(change -> {
            line("~ " + change.workload());
            line("    - " + change.before().said());
            line("    + " + change.after().said());
        });
        if (changes.isEmpty()) {
            line("  No workload is advised otherwise.");
        }
    }

    private void head(String title) {
        text.append('\n').append(style.strong(title)).append('\n');
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
