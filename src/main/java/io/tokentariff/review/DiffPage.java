package io.tokentariff.review;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Report.Item;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Formula;
import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A diff for people: at a terminal, in a pull request, on a page. */
final class DiffPage {

    /** What is shown of a rule that is there on one side only. */
    private static final Set<String> ADDED_PARTS = Set.of("condition", "outcome");

    /** How many changed rows of one table are shown; JSON has them all. */
    private static final int ROWS_SHOWN = 40;

    private final RulebookDiff diff;
    private final Report report = new Report("What changed");

    private DiffPage(RulebookDiff diff) {
        this.diff = diff;
    }

    /**
     * @param impact what it does to a bill, null where no usage was given
     * @param advice the workloads that are advised otherwise, null where nobody asked
     */
    static Report of(RulebookDiff diff, @Nullable Impact impact, @Nullable List<AdviceChange> advice) {
        DiffPage page = new DiffPage(diff);
        if (impact != null) {
            page.total(impact);
        }
        page.changes();
        if (impact != null) {
            page.bill(impact);
        }
        if (advice != null) {
            page.advice(advice);
        }
        return page.report
                .gap()
                .text(Phrase.of("Rulebook ")
                        .andCode(DiffReport.revision(diff.oldRevision()))
                        .and(" → ")
                        .andCode(DiffReport.revision(diff.newRevision())));
    }

    private void total(Impact shown) {
        report.text(Phrase.strong("The bill changes by " + Signed.withPercent(shown))
                        .and(": %s%s → %s%s USD."
                                .formatted(
                                        shown.beforeAtLeast() ? "at least " : "",
                                        shown.before().toPlainString(),
                                        shown.afterAtLeast() ? "at least " : "",
                                        shown.after().toPlainString())))
                .text(shown.counts().said());
    }

    private void changes() {
        if (diff.changes().isEmpty()) {
            report.text(
                    diff.oldRevision().equals(diff.newRevision())
                            ? "Nothing changed."
                            : "No rule and no row changed; only comments, order or layout did.");
            return;
        }
        rules(diff.changesOf(What.RULE));
        rows(diff.changesOf(What.ROW));
    }

    private void rules(List<Change> changes) {
        if (!changes.isEmpty()) {
            report.heading(1, "Rules");
        }
        for (Change change : changes) {
            report.items(List.of(new Item(
                    String.valueOf(change.kind().sign()),
                    Phrase.code(change.id()).and("  " + change.title() + "  ").andCode(change.place()))));
            List<String> lines = new ArrayList<>();
            for (Detail detail : change.details()) {
                if (change.kind() == Kind.CHANGED || ADDED_PARTS.contains(detail.name())) {
                    add(lines, "-", detail.name(), detail.before());
                    add(lines, "+", detail.name(), detail.after());
                }
            }
            report.diff(lines);
        }
    }

    private static void add(List<String> lines, String sign, String name, @Nullable String value) {
        if (value != null) {
            lines.add("%s %s: %s".formatted(sign, name, value));
        }
    }

    private void rows(List<Change> changes) {
        Map<String, List<Change>> byFile = new LinkedHashMap<>();
        changes.forEach(change ->
                byFile.computeIfAbsent(change.file(), file -> new ArrayList<>()).add(change));
        List<Column> columns =
                List.of(Column.words(""), Column.words("row"), Column.words("line"), Column.words("what"));
        byFile.forEach((file, some) -> {
            report.heading(1, file);
            report.table(
                    columns,
                    some.stream()
                            .limit(ROWS_SHOWN)
                            .map(change -> List.of(
                                    sign(change.kind().sign()),
                                    Phrase.of(change.title()),
                                    Phrase.of(":" + change.line()),
                                    Phrase.of(cells(change))))
                            .toList());
            if (some.size() > ROWS_SHOWN) {
                report.text("… and %s more rows; --json has them all.".formatted(some.size() - ROWS_SHOWN));
            }
        });
    }

    private static Phrase sign(char sign) {
        return Phrase.code(String.valueOf(sign));
    }

    /** What changed in a row; of a whole row everything but its source. */
    private static String cells(Change change) {
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
        report.heading(1, "Bill");
        List<Impact.Group> differing =
                shown.groups().stream().filter(Impact.Group::differs).toList();
        groups(differing);
        int same = shown.groups().size() - differing.size();
        if (same > 0) {
            report.text(DiffReport.count(same, "group does", "groups do") + " not change.");
        }
        if (!shown.projects().isEmpty()) {
            movers("Rises most", shown.gainers(DiffReport.MOVERS));
            movers("Falls most", shown.losers(DiffReport.MOVERS));
        }
        if (!shown.examples().isEmpty()) {
            List<String> lines = new ArrayList<>();
            for (Impact.Example example : shown.examples()) {
                lines.add("# %s: %s".formatted(ExampleLines.head(example), ExampleLines.amounts(example)));
                lines.addAll(ExampleLines.of(example));
            }
            String summary =
                    DiffReport.count(shown.examples().size(), "record that changes most", "records that change most");
            report.folded(summary, "diff", lines);
        }
    }

    private void movers(String title, List<Impact.Group> groups) {
        if (!groups.isEmpty()) {
            report.heading(2, title);
            groups(groups);
        }
    }

    private void groups(List<Impact.Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words(""));
        groups.get(0).by().keySet().forEach(name -> columns.add(Column.words(name)));
        columns.add(Column.number("records").ifRoom());
        columns.add(Column.number("old USD"));
        columns.add(Column.number("new USD"));
        columns.add(Column.number("delta USD"));
        columns.add(Column.words("").ifRoom());
        report.table(columns, groups.stream().map(DiffPage::row).toList());
    }

    private static List<Phrase> row(Impact.Group group) {
        List<Phrase> cells = new ArrayList<>();
        cells.add(sign(sign(group)));
        group.shownValues().forEach(value -> cells.add(Phrase.of(value)));
        cells.add(Phrase.of(Formula.count(group.records())));
        cells.add(amount(group.before(), group.newlyPriced()));
        cells.add(amount(group.after(), group.newlyUnpriced()));
        cells.add(Phrase.of(Signed.of(group.delta())));
        cells.add(Phrase.of(remark(group)));
        return cells;
    }

    /** The sign of a group's line. */
    private static char sign(Impact.Group group) {
        boolean was = !group.before().isZero();
        boolean is = !group.after().isZero();
        return was == is ? '~' : is ? '+' : '-';
    }

    /** What a group costs, a question mark where none of it has a price. */
    private static Phrase amount(Money amount, long unpriced) {
        return Phrase.of(unpriced > 0 && amount.isZero() ? "?" : amount.toPlainString());
    }

    /** The change in percent, and how many records gain or lose a price. */
    private static String remark(Impact.Group group) {
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

    private void advice(List<AdviceChange> changes) {
        report.heading(1, "Recommendations");
        if (changes.isEmpty()) {
            report.text("No workload is advised otherwise.");
        }
        for (AdviceChange change : changes) {
            report.items(List.of(new Item("~", Phrase.of(change.before().name()))))
                    .diff(List.of("- " + AdviceChange.said(change.before()), "+ " + AdviceChange.said(change.after())));
        }
    }
}
