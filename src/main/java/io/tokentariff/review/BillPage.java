package io.tokentariff.review;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import java.util.ArrayList;
import java.util.List;

/** What a change does to a bill, group by group, for people. */
final class BillPage {

    private final Report report;

    private BillPage(Report report) {
        this.report = report;
    }

    static void add(Impact shown, Report report) {
        BillPage page = new BillPage(report);
        page.findings(shown.findings());
        page.bill(shown);
    }

    private void findings(List<Impact.FindingChange> findings) {
        if (!findings.isEmpty()) {
            report.heading(1, "Findings");
            report.table(
                    List.of(
                            Column.words("finding"),
                            Column.number("newly flagged records"),
                            Column.number("no longer flagged")),
                    findings.stream()
                            .map(each -> List.of(
                                    Phrase.of(each.code()),
                                    Phrase.of(Thousands.apart(each.newly())),
                                    Phrase.of(Thousands.apart(each.noLonger()))))
                            .toList());
        }
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
        if (shown.bill() != null) {
            lines(shown.bill().lines());
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

    private void lines(List<BillChange.LineChange> lines) {
        report.heading(2, "Lines of agreements");
        if (lines.isEmpty()) {
            report.text("No line of the statement changes.");
            return;
        }
        boolean each = lines.stream().anyMatch(line -> !line.of().isEmpty());
        List<Column> columns = new ArrayList<>(
                List.of(Column.words(""), Column.words("line"), Column.words("agreement"), Column.words("period")));
        if (each) {
            columns.add(Column.words("of"));
        }
        columns.add(Column.number("old USD"));
        columns.add(Column.number("new USD"));
        columns.add(Column.number("delta USD"));
        report.table(columns, lines.stream().map(line -> row(line, each)).toList());
    }

    private static List<Phrase> row(BillChange.LineChange line, boolean each) {
        List<Phrase> cells = new ArrayList<>();
        cells.add(Phrase.code(String.valueOf(line.kind().sign())));
        cells.add(Phrase.of(line.step()));
        cells.add(Phrase.of(line.agreement()));
        cells.add(Phrase.of(line.period()));
        if (each) {
            cells.add(Phrase.of(line.of()));
        }
        cells.add(Phrase.of(line.before() == null ? "" : line.before().toPlainString()));
        cells.add(Phrase.of(line.after() == null ? "" : line.after().toPlainString()));
        cells.add(Phrase.of(Signed.of(line.delta())));
        return cells;
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
        report.table(columns, groups.stream().map(BillPage::row).toList());
    }

    private static List<Phrase> row(Impact.Group group) {
        List<Phrase> cells = new ArrayList<>();
        cells.add(Phrase.code(String.valueOf(sign(group))));
        group.shownValues().forEach(value -> cells.add(Phrase.of(value)));
        cells.add(Phrase.of(Thousands.apart(group.records())));
        cells.add(amount(group.sides().before(), group.newlyPriced()));
        cells.add(amount(group.sides().after(), group.newlyUnpriced()));
        cells.add(Phrase.of(Signed.of(group.delta())));
        cells.add(Phrase.of(remark(group)));
        return cells;
    }

    /** The sign of a group's line. */
    private static char sign(Impact.Group group) {
        boolean was = !group.sides().before().isZero();
        boolean is = !group.sides().after().isZero();
        return was == is ? '~' : is ? '+' : '-';
    }

    /** What a group costs, a question mark where none of it has a price. */
    private static Phrase amount(Money amount, long unpriced) {
        return Phrase.of(unpriced > 0 && amount.isZero() ? "?" : amount.toPlainString());
    }

    /** The change in percent, and how many records gain or lose a price. */
    private static String remark(Impact.Group group) {
        List<String> remarks = new ArrayList<>();
        String percent = Signed.percent(group.delta(), group.sides().compared());
        if (!percent.isEmpty()) {
            remarks.add(percent);
        }
        if (group.newlyPriced() > 0) {
            remarks.add("%s newly priced, %s"
                    .formatted(group.newlyPriced(), group.sides().gained().toPlainString()));
        }
        if (group.newlyUnpriced() > 0) {
            remarks.add("%s no longer priced, cost %s"
                    .formatted(group.newlyUnpriced(), group.sides().lost().toPlainString()));
        }
        return String.join(", ", remarks);
    }
}
