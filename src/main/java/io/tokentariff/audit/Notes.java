package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Note;
import io.tokentariff.audit.Audit.Row;
import io.tokentariff.audit.bill.Bill;
import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts together what the reader of an audit must know. */
final class Notes {

    private static final int MOST_NAMED = 10;

    private final List<Note> all = new ArrayList<>();

    List<Note> all() {
        return List.copyOf(all);
    }

    private void add(boolean holds, String code, String message) {
        if (holds) {
            all.add(new Note(code, message));
        }
    }

    void ofBill(Bill bill) {
        add(bill.lines().isEmpty(), "bill-without-costs", "The bill has no amounts at all: everything is ours alone.");
        add(bill.morePages(), "bill-more-pages", "The bill is not whole: its last page says that more pages follow.");
        add(
                bill.withoutAmount() > 0,
                "bill-without-amount",
                "%s of the bill without an amount: what they cost is not in it."
                        .formatted(counted(bill.withoutAmount(), "row")));
        add(
                bill.repeated() > 0,
                "bill-row-repeated",
                "%s of the bill that came before, word for word: counted once."
                        .formatted(counted(bill.repeated(), "row")));
        add(
                bill.ambiguous() > 0,
                "bill-row-twice",
                "%s of the bill that came before with another amount: both count. Were the costs of one day fetched twice?"
                        .formatted(counted(bill.ambiguous(), "row")));
    }

    void ofParts(Set<Part> asked, Set<Part> by, Bill bill, Set<String> foldedTiers) {
        Set<Part> lost = EnumSet.copyOf(asked);
        lost.removeAll(by);
        boolean noItems = !bill.hasItems() && !bill.lines().isEmpty();
        add(
                noItems && lost.stream().anyMatch(part -> part != Part.PROJECT),
                "no-line-items",
                "The bill has no line items, so that days are compared and not models; export costs grouped by line item.");
        add(
                lost.contains(Part.PROJECT) && (bill.hasProjects() || !noItems),
                "projects-not-compared",
                bill.hasProjects()
                        ? "The usage names no projects; the bill's are added up."
                        : "The bill names no projects; those of the usage are added up.");
        add(
                !foldedTiers.isEmpty(),
                "tier-not-on-bill",
                "No line item of the bill names the tier %s; usage of it is compared with the lines that name none."
                        .formatted(String.join(", ", foldedTiers)));
    }

    void ofDays(List<Row> rows, Bill bill, Set<String> usedDays) {
        Map<String, Money> billed = new TreeMap<>();
        bill.lines().forEach(line -> billed.merge(line.day().toString(), line.amount(), Money::plus));
        Map<String, Money> alone = new TreeMap<>(billed);
        alone.keySet().removeAll(usedDays);
        add(
                !alone.isEmpty(),
                "no-usage",
                "The usage has nothing for %s, for which %s USD are billed: its export may be incomplete, or of one kind of usage."
                        .formatted(
                                named(alone.keySet()),
                                Audit.sum(List.copyOf(alone.values())).toPlainString()));
        Set<String> notBilled = new TreeSet<>(usedDays);
        notBilled.removeAll(billed.keySet());
        add(
                !notBilled.isEmpty(),
                "outside-the-bill",
                "The bill has no amounts for %s, on which there is usage.".formatted(named(notBilled)));
        LocalDate last = bill.lastDay();
        boolean late = last != null
                && rows.stream()
                        .anyMatch(row -> last.toString().equals(row.by().get(Part.DAY.word()))
                                && row.status() != Audit.Status.MATCHING
                                && row.delta().isPositive());
        add(
                late,
                "late-bill",
                "%s is the last day of the bill and may not be complete: the provider adds to the newest day for hours."
                        .formatted(last));
    }

    void ofRecords(boolean someSayIt) {
        add(
                !someSayIt,
                "no-billed-amount",
                "No record says what it cost; give the provider's costs with --billed, or usage with billed_usd.");
    }

    void ofUsage(Tally tally) {
        long unpriced = tally.counts().unpriced();
        add(
                unpriced > 0,
                "unpriced-usage",
                "%s of the usage without a price: what they cost is on the bill alone."
                        .formatted(counted(unpriced, "record")));
        long rejected = tally.counts().rejected();
        add(
                rejected > 0,
                "rejected-usage",
                "%s of the usage that could not be read: what they cost is on the bill alone."
                        .formatted(counted(rejected, "line")));
        tally.notices().forEach((code, message) -> add(true, code, message));
    }

    /** Returns {@code 1 record}, {@code 1,200 records}. */
    static String counted(long count, String what) {
        return Thousands.apart(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String named(Set<String> names) {
        List<String> some = names.stream().limit(MOST_NAMED).toList();
        int more = names.size() - some.size();
        return String.join(", ", some) + (more == 0 ? "" : " and %s more days".formatted(more));
    }
}
