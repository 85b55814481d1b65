package io.tokentariff.review;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Item;
import io.tokentariff.money.Money;
import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A diff for people: at a terminal, in a pull request, on a page. */
final class DiffPage {

    /** What is shown of a rule that is there on one side only. */
    private static final Set<String> ADDED_PARTS = Set.of("condition", "outcome");

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
        page.changes(impact);
        if (impact != null) {
            BillPage.add(impact, page.report);
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
        BillChange bill = shown.bill();
        String totals = totals(
                shown, bill == null ? shown.before() : bill.before(), bill == null ? shown.after() : bill.after());
        Impact.Counts counts = shown.counts();
        Phrase change = Phrase.strong("The bill changes by " + Signed.withPercent(shown));
        if (counts.newlyPriced() == 0 && counts.newlyUnpriced() == 0) {
            report.text(change.and(": " + totals));
        } else {
            report.text(change.and(" for the records that both rulebooks have a price for."));
            moved(shown);
            report.text("Totals: " + totals);
        }
        if (bill != null) {
            report.text("That is after agreements, free credits and tax; the usage alone changes by %s USD: %s"
                    .formatted(Signed.of(shown.delta()), totals(shown, shown.before(), shown.after())));
        }
        report.text(counts.said());
        days(shown);
    }

    private static String totals(Impact shown, Money before, Money after) {
        return "%s%s → %s%s USD."
                .formatted(
                        shown.beforeAtLeast() ? "at least " : "",
                        before.toPlainString(),
                        shown.afterAtLeast() ? "at least " : "",
                        after.toPlainString());
    }

    /** What has a price on one side only: money that no difference can be made of. */
    private void moved(Impact shown) {
        Impact.Counts counts = shown.counts();
        if (counts.newlyUnpriced() > 0) {
            report.text(Phrase.strong("No longer priced: " + records(counts.newlyUnpriced()))
                    .and(", which cost %s USD; that is no saving, and not in this change."
                            .formatted(shown.sides().lost().toPlainString())));
        }
        if (counts.newlyPriced() > 0) {
            report.text(Phrase.strong("Newly priced: " + records(counts.newlyPriced()))
                    .and(", %s USD; they had no price, and are not in this change."
                            .formatted(shown.sides().gained().toPlainString())));
        }
    }

    private static String records(long count) {
        return DiffReport.count(count, "record", "records");
    }

    private void days(Impact shown) {
        LocalDate asOf = shown.asOf();
        if (asOf != null) {
            report.text("All usage is priced as if it had run on %s.".formatted(asOf));
        }
        LocalDate last = shown.lastDay();
        List<LocalDate> later = last == null ? List.of() : diff.daysAfter(last);
        if (!later.isEmpty()) {
            report.text(Phrase.strong("Changed rows begin or end on " + later.get(0))
                    .and(later.size() == 1 ? "" : " and %s later days".formatted(later.size() - 1))
                    .and(", after the last day priced here, %s: --as-of %s prices this usage as if it had run then."
                            .formatted(last, later.get(0))));
        }
    }

    private void changes(@Nullable Impact impact) {
        if (diff.changes().isEmpty()) {
            report.text(
                    diff.oldRevision().equals(diff.newRevision())
                            ? "Nothing changed."
                            : "No rule and no row changed; only comments, order or layout did.");
            return;
        }
        rules(diff.changesOf(What.RULE), impact);
        RowPage.add(diff.changesOf(What.ROW), report);
    }

    private void rules(List<Change> changes, @Nullable Impact impact) {
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
            Long fired = impact == null ? null : impact.fired().get(change.id());
            if (fired != null) {
                report.text(fired(change.kind(), fired));
            }
        }
    }

    private static Phrase fired(Kind kind, long records) {
        if (records == 0) {
            return Phrase.strong(
                    kind == Kind.REMOVED
                            ? "It fired for no record of this usage."
                            : "It fires for no record of this usage: nothing here shows what it does.");
        }
        return Phrase.of("It %s for %s.".formatted(kind == Kind.REMOVED ? "fired" : "fires", records(records)));
    }

    private static void add(List<String> lines, String sign, String name, @Nullable String value) {
        if (value != null) {
            lines.add("%s %s: %s".formatted(sign, name, value));
        }
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
