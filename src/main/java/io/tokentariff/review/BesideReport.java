package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Csv;
import io.tokentariff.io.write.Json;
import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import io.tokentariff.review.Attribution.Fates;
import io.tokentariff.review.Attribution.Part;
import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The same usage by two rulebooks, side by side: totals, why they differ, and the groups that do. */
public final class BesideReport {

    private static final String SOURCE = "source";

    private final Beside beside;
    private final Impact impact;
    private final Report report = new Report("The same usage by two rulebooks");

    private BesideReport(Beside beside) {
        this.beside = beside;
        this.impact = beside.impact();
    }

    /** Returns the report, ending in a line break; as CSV the groups alone. */
    public static String of(Beside beside, Form form, Screen screen) {
        return switch (form) {
            case JSON -> Json.document(json -> BesideJson.write(json, beside));
            case CSV -> csv(beside.impact());
            default -> new BesideReport(beside).page().write(form, screen);
        };
    }

    private Report page() {
        report.facts(List.of(
                Fact.of(
                        beside.first(),
                        total(impact.beforeAtLeast(), impact.before()),
                        read(beside.attribution().before())),
                Fact.of(
                        beside.second(),
                        total(impact.afterAtLeast(), impact.after()),
                        read(beside.attribution().after())),
                Fact.of("difference", Phrase.strong(Signed.of(beside.difference()) + " USD"))));
        BillChange bill = impact.bill();
        if (bill != null) {
            report.text("After agreements: %s and %s USD; what follows is before them."
                    .formatted(bill.before().toPlainString(), bill.after().toPlainString()));
        }
        because();
        groups();
        return report.gap()
                .text(Phrase.of("Rulebooks ")
                        .andCode(DiffReport.revision(beside.diff().oldRevision()))
                        .and(" and ")
                        .andCode(DiffReport.revision(beside.diff().newRevision())));
    }

    private static String total(boolean atLeast, Money total) {
        return (atLeast ? "at least " : "") + total.toPlainString() + " USD";
    }

    /** Nothing that was read is lost. */
    private String read(Fates fates) {
        Impact.Counts counts = impact.counts();
        return "%s records read: %s priced, %s unpriced, %s not billed, %s rejected, %s duplicate"
                .formatted(
                        Thousands.apart(counts.records() + counts.rejected() + counts.duplicate()),
                        Thousands.apart(fates.priced()),
                        Thousands.apart(fates.unpriced()),
                        Thousands.apart(fates.notBilled()),
                        Thousands.apart(counts.rejected()),
                        Thousands.apart(counts.duplicate()));
    }

    private void because() {
        Attribution why = beside.attribution();
        report.heading(1, "Why");
        if (why.parts().isEmpty()) {
            report.text("No record costs another amount.");
        } else {
            List<List<Phrase>> rows = new ArrayList<>();
            why.parts().forEach(part -> rows.add(row(part)));
            rows.add(List.of(
                    Phrase.of(""),
                    Phrase.strong("all of it"),
                    Phrase.of(""),
                    Phrase.of(""),
                    Phrase.strong(Signed.of(why.total())),
                    Phrase.of("")));
            report.table(
                    List.of(
                            Column.words(""),
                            Column.words("row or rule"),
                            Column.words("what"),
                            Column.number("records").ifRoom(),
                            Column.number("USD"),
                            Column.words("")),
                    rows);
        }
        if (why.silent() > 0) {
            report.text(DiffReport.count(why.silent(), "other change makes", "other changes make")
                    + " no difference to this usage; tariff diff shows them.");
        }
    }

    private static List<Phrase> row(Part part) {
        List<Change> changes = part.changes();
        return List.of(
                Phrase.code(
                        changes.isEmpty()
                                ? ""
                                : String.valueOf(changes.get(0).kind().sign())),
                Phrase.of(
                        changes.isEmpty()
                                ? "what no change of a row or rule explains"
                                : changes.stream().map(Change::id).distinct().collect(Collectors.joining("; "))),
                Phrase.of(changes.stream().map(BesideReport::what).distinct().collect(Collectors.joining("; "))),
                Phrase.of(Thousands.apart(part.records())),
                Phrase.of(Signed.of(part.total())),
                Phrase.of(remark(part)));
    }

    private static String what(Change change) {
        String said = change.kind() != Kind.CHANGED || change.what() == Change.What.RULE
                ? change.kind().word()
                : change.details().stream()
                        .filter(detail -> !detail.name().equals(SOURCE))
                        .map(BesideReport::said)
                        .collect(Collectors.joining(", "));
        return said + "  " + change.place();
    }

    private static String said(Detail detail) {
        return "%s %s → %s".formatted(detail.name(), detail.before(), detail.after());
    }

    private static String remark(Part part) {
        List<String> remarks = new ArrayList<>();
        if (!part.lost().isZero()) {
            remarks.add(
                    "%s of it has no price by the second".formatted(part.lost().toPlainString()));
        }
        if (!part.gained().isZero()) {
            remarks.add(
                    "%s of it has no price by the first".formatted(part.gained().toPlainString()));
        }
        return String.join(", ", remarks);
    }

    private void groups() {
        List<Impact.Group> differing =
                impact.groups().stream().filter(BesideReport::differs).toList();
        report.heading(1, "Groups");
        if (!differing.isEmpty()) {
            List<Column> columns = new ArrayList<>();
            differing.get(0).by().keySet().forEach(name -> columns.add(Column.words(name)));
            columns.add(Column.number("records").ifRoom());
            columns.add(Column.number("first USD"));
            columns.add(Column.number("second USD"));
            columns.add(Column.number("difference USD"));
            columns.add(Column.words("").ifRoom());
            report.table(columns, differing.stream().map(BesideReport::row).toList());
        }
        int same = impact.groups().size() - differing.size();
        if (same > 0) {
            report.text(DiffReport.count(same, "group costs", "groups cost") + " the same by both.");
        }
    }

    static boolean differs(Impact.Group group) {
        return group.differs() || !difference(group).isZero();
    }

    static Money difference(Impact.Group group) {
        return group.sides().after().minus(group.sides().before());
    }

    private static List<Phrase> row(Impact.Group group) {
        List<Phrase> cells = new ArrayList<>();
        group.shownValues().forEach(value -> cells.add(Phrase.of(value)));
        cells.add(Phrase.of(Thousands.apart(group.records())));
        cells.add(Phrase.of(group.sides().before().toPlainString()));
        cells.add(Phrase.of(group.sides().after().toPlainString()));
        cells.add(Phrase.of(Signed.of(difference(group))));
        List<String> remarks = new ArrayList<>();
        if (group.newlyUnpriced() > 0) {
            remarks.add(group.newlyUnpriced() + " without a price by the second");
        }
        if (group.newlyPriced() > 0) {
            remarks.add(group.newlyPriced() + " without a price by the first");
        }
        cells.add(Phrase.of(String.join(", ", remarks)));
        return cells;
    }

    private static String csv(Impact impact) {
        List<String> head = new ArrayList<>(
                impact.groups().isEmpty()
                        ? List.of()
                        : impact.groups().get(0).by().keySet());
        head.addAll(List.of("records", "first_usd", "second_usd", "difference_usd", "only_first", "only_second"));
        return Csv.of(head, impact.groups().stream().map(BesideReport::cells));
    }

    private static List<String> cells(Impact.Group group) {
        List<String> cells = new ArrayList<>();
        group.by().values().forEach(value -> cells.add(value == null ? "" : value));
        cells.add(String.valueOf(group.records()));
        cells.add(group.sides().before().toPlainString());
        cells.add(group.sides().after().toPlainString());
        cells.add(difference(group).toPlainString());
        cells.add(String.valueOf(group.newlyUnpriced()));
        cells.add(String.valueOf(group.newlyPriced()));
        return cells;
    }
}
