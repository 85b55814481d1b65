package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Row;
import io.tokentariff.audit.Audit.Share;
import io.tokentariff.audit.bill.Bill;
import io.tokentariff.audit.bill.BillLine;
import io.tokentariff.audit.bill.BilledItem;
import io.tokentariff.audit.bill.BilledItems;
import io.tokentariff.money.Money;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares usage with a bill of the provider. Memory grows with the lines of the bill and of our side, not with records. Not thread-safe. */
public final class BillAudit implements Auditor {

    private final Rulebook rulebook;
    private final Bill bill;
    private final Set<Part> asked;
    private final Money tolerance;
    private final List<Assumption> assumptions;
    private final Ours ours;
    private final Bundles bundles;
    private final Tally tally = new Tally();
    private final Map<BillLine, Key> theirs = new HashMap<>();
    private final Set<String> tiers = new TreeSet<>();
    private final Set<String> foldedTiers = new TreeSet<>();
    private boolean namesLong;

    /**
     * @param rulebook prices the usage
     * @param by what to compare by, as far as the bill says it
     * @param tolerance up to which difference a line is taken to agree
     */
    public BillAudit(Rulebook rulebook, Bill bill, Set<Part> by, Money tolerance) {
        this.rulebook = rulebook;
        this.bill = bill;
        this.asked = by;
        this.tolerance = tolerance;
        this.assumptions = Assumptions.of(rulebook);
        this.ours = new Ours(rulebook.rateCard(), assumptions);
        this.bundles = new Bundles(rulebook, ours::add);
        BilledItems items = new BilledItems(rulebook.rateCard());
        for (BillLine line : bill.lines()) {
            theirs.put(line, key(line, items));
        }
    }

    private Key key(BillLine line, BilledItems items) {
        String day = line.day().toString();
        String text = line.item();
        BilledItem item = text == null ? null : items.read(text);
        if (item == null) {
            return Key.of(day, line.project(), null, null, null, null);
        }
        if (!item.isKnown()) {
            return Key.ofItem(day, line.project(), item.text());
        }
        if (item.tier() != null) {
            tiers.add(item.tier());
        }
        namesLong |= RateCard.LONG.equals(item.context());
        return Key.of(day, line.project(), item.model(), item.tier(), item.meter(), item.context());
    }

    @Override
    public void add(UsageRecord record) {
        Plan plan = rulebook.plan(record);
        tally.add(plan);
        switch (plan.status()) {
            case PRICED -> bundles.add(record, plan);
            case UNPRICED -> ours.addUnpriced(record, plan.usage());
            case NOT_BILLED -> {}
        }
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public Audit build() {
        bundles.flush();
        Set<Part> by = by();
        Map<Key, Group> groups = new TreeMap<>();
        for (Cell cell : ours.cells()) {
            groups.computeIfAbsent(folded(cell.key(), by).by(by), Group::new).add(cell);
        }
        bill.lines().forEach(line -> {
            Key key = Objects.requireNonNull(theirs.get(line));
            groups.computeIfAbsent(key.by(by), Group::new).add(line);
        });
        Map<Key, List<Share>> causes =
                new CauseSearch(assumptions, by, tolerance, bill, rulebook.rateCard(), ours).find(groups.values());
        List<Row> rows = new ArrayList<>();
        groups.forEach((key, group) -> {
            if (group.hasOurs() || group.hasTheirs()) {
                rows.add(row(group, by, causes.getOrDefault(key, List.of())));
            }
        });
        Notes notes = new Notes();
        notes.ofBill(bill);
        notes.ofParts(asked, by, bill, foldedTiers);
        notes.ofDays(rows, bill, ours.days());
        notes.ofUsage(tally);
        return new Audit(by, tolerance, rows, tally.counts(), tally.atLeast(), notes.all(), rulebook.revision());
    }

    /** What both sides can be compared by. */
    private Set<Part> by() {
        Set<Part> by = EnumSet.copyOf(asked);
        if (!bill.hasItems()) {
            by.retainAll(EnumSet.of(Part.DAY, Part.PROJECT));
        }
        boolean weHaveProjects =
                ours.cells().stream().anyMatch(cell -> cell.key().get(Part.PROJECT) != null);
        if (!bill.hasProjects() || !weHaveProjects) {
            by.remove(Part.PROJECT);
        }
        return by;
    }

    /** A tier, or a long context, that no line item names is not told apart by the bill; a project may be named by its name. */
    private Key folded(Key key, Set<Part> by) {
        Key folded = key;
        String tier = key.get(Part.TIER);
        if (tier != null && !tier.equals(UsageKind.DEFAULT_TIER) && !tiers.contains(tier)) {
            if (by.contains(Part.TIER)) {
                foldedTiers.add(tier);
            }
            folded = folded.with(Part.TIER, UsageKind.DEFAULT_TIER);
        }
        if (!namesLong && RateCard.LONG.equals(key.get(Part.CONTEXT))) {
            folded = folded.with(Part.CONTEXT, RateCard.SHORT);
        }
        String project = key.get(Part.PROJECT);
        return project == null ? folded : folded.with(Part.PROJECT, projectId(project));
    }

    private String projectId(String project) {
        if (bill.projectNames().containsKey(project)) {
            return project;
        }
        @Nullable String id = null;
        for (Map.Entry<String, String> named : bill.projectNames().entrySet()) {
            id = named.getValue().equals(project) ? named.getKey() : id;
        }
        return id == null ? project : id;
    }

    private Row row(Group group, Set<Part> by, List<Share> causes) {
        return new Row(
                group.status(tolerance),
                group.key().named(by),
                group.key().item(),
                group.hasOurs() ? group.ours() : null,
                group.hasTheirs() ? group.theirs() : null,
                group.ourCount(),
                group.theirCount(),
                causes);
    }
}
