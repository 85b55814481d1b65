package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Share;
import io.tokentariff.audit.Audit.Status;
import io.tokentariff.audit.bill.Bill;
import io.tokentariff.money.Money;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds why groups differ. A wrong assumption may move money from one line to another, so the lines of one day, project and model are
 * tried together first, then each alone.
 */
final class CauseSearch {

    private static final Set<Part> BLOCK = EnumSet.of(Part.DAY, Part.PROJECT, Part.MODEL);

    private final List<Assumption> assumptions;
    private final Trials trials;
    private final Money tolerance;
    private final Bill bill;
    private final RateCard card;
    private final Set<String> usedDays;
    private final Map<Key, Long> unpriced = new TreeMap<>();
    private final Map<Key, List<Share>> found = new TreeMap<>();

    CauseSearch(List<Assumption> assumptions, Set<Part> by, Money tolerance, Bill bill, RateCard card, Ours ours) {
        this.assumptions = assumptions;
        this.trials = new Trials(assumptions);
        this.tolerance = tolerance;
        this.bill = bill;
        this.card = card;
        this.usedDays = ours.days();
        ours.unpriced().forEach((key, count) -> unpriced.merge(key.by(by), count, Long::sum));
    }

    /** Returns the causes of each group that does not agree, by its key. */
    Map<Key, List<Share>> find(Collection<Group> groups) {
        Map<Key, List<Group>> blocks = new TreeMap<>();
        groups.forEach(group -> blocks.computeIfAbsent(group.key().by(BLOCK), key -> new ArrayList<>())
                .add(group));
        blocks.values().forEach(this::block);
        return found;
    }

    private void block(List<Group> block) {
        List<Group> differing = block.stream()
                .filter(group -> group.status(tolerance) != Status.MATCHING)
                .toList();
        if (differing.isEmpty()) {
            return;
        }
        Money ours = Audit.sum(block.stream().map(Group::ours).toList());
        Money theirs = Audit.sum(block.stream().map(Group::theirs).toList());
        List<Cell> cells =
                block.stream().flatMap(group -> group.cells().stream()).toList();
        List<Share> shares = ours.equals(theirs) ? List.of(moved()) : together(block, cells, ours, theirs);
        if (shares.size() == 1) {
            Cause cause = shares.get(0).cause();
            differing.forEach(group -> found.put(group.key(), List.of(new Share(cause, group.delta(), 0))));
        } else if (shares.size() > 1 && differing.size() == 1) {
            found.put(differing.get(0).key(), shares);
        } else {
            Set<Integer> refuted = refuted(block);
            differing.forEach(group -> alone(group, refuted));
        }
    }

    /** Of several assumptions that fit the sum, the one that fits every line of it is the likely one. */
    private List<Share> together(List<Group> block, List<Cell> cells, Money ours, Money theirs) {
        List<Integer> fitting = trials.fitting(cells, ours, theirs, each -> true);
        for (int assumption : fitting) {
            boolean each = block.stream()
                    .allMatch(group -> Trials.same(Trials.under(assumption, group.cells()), group.theirs()));
            if (each) {
                return List.of(new Share(trials.cause(assumption, List.of()), ours.minus(theirs), 0));
            }
        }
        return trials.explain(cells, ours, theirs, each -> true);
    }

    private static Share moved() {
        Cause cause =
                new Cause("on-another-line", "on another line", "The same sum stands on other lines of the bill.");
        return new Share(cause, Money.ZERO, 0);
    }

    /** Assumptions about whole requests that would change lines of the block which agree as they are. */
    private Set<Integer> refuted(List<Group> block) {
        Set<Integer> refuted = new TreeSet<>();
        for (Group group : block) {
            if (group.status(tolerance) == Status.MATCHING) {
                for (Cell cell : group.cells()) {
                    cell.changes().forEach((assumption, change) -> {
                        if (!assumptions.get(assumption).byMeter()
                                && !change.total().isZero()) {
                            refuted.add(assumption);
                        }
                    });
                }
            }
        }
        return refuted;
    }

    private void alone(Group group, Set<Integer> refuted) {
        Cause count = PlainCauses.otherCount(group.ours(), group.theirs(), group.ourCount(), group.theirCount());
        List<Share> shares = count == null
                ? trials.explain(group.cells(), group.ours(), group.theirs(), each -> !refuted.contains(each))
                : List.of(new Share(count, group.delta(), 0));
        if (shares.isEmpty()) {
            Cause cause = otherwise(group);
            shares = cause == null ? List.of() : List.of(new Share(cause, group.delta(), 0));
        }
        found.put(group.key(), shares);
    }

    private @Nullable Cause otherwise(Group group) {
        Cause cause = null;
        if (group.status(tolerance) == Status.DIFFERING) {
            cause = differing(group);
        }
        if (cause == null) {
            cause = outside(group);
        }
        if (cause == null && !group.delta().isPositive()) {
            cause = missing(group);
        }
        return cause;
    }

    private static @Nullable Cause differing(Group group) {
        Money ours = group.ours();
        Money theirs = group.theirs();
        if (theirs.isZero()) {
            return new Cause(
                    "billed-at-zero", "billed at zero", "The bill charges nothing for it: free tokens, or a credit.");
        }
        Cause cause = PlainCauses.rounding(ours, theirs);
        return cause == null ? PlainCauses.flatPercentage(ours, theirs) : cause;
    }

    /** What the days say: bills are late, and either side may be of fewer days. */
    private @Nullable Cause outside(Group group) {
        String text = group.key().get(Part.DAY);
        LocalDate last = bill.lastDay();
        LocalDate first = bill.firstDay();
        if (text == null || last == null || first == null || !usedDays.contains(text)) {
            return null;
        }
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(first) || day.isAfter(last)) {
            return new Cause("outside-the-bill", "outside the bill", "The bill has no amounts for this day.");
        }
        return day.equals(last) && group.delta().isPositive()
                ? new Cause(
                        "late-bill",
                        "late bill",
                        "It is the bill's last day, and the provider adds to that for hours: fetch it again later.")
                : null;
    }

    /** Why the bill may have more than the usage. */
    private @Nullable Cause missing(Group group) {
        if (group.key().item() != null) {
            return new Cause(
                    "unknown-line-item",
                    "unknown line item",
                    "No meter of the rulebook is called so; write it into the column billed_as of meters.csv if one is meant.");
        }
        if (unpriced.containsKey(group.key().by(BLOCK))) {
            return new Cause("unpriced-usage", "usage without a price", "Usage of it has no price in the rulebook.");
        }
        String day = group.key().get(Part.DAY);
        if (day != null && !usedDays.contains(day)) {
            return new Cause("no-usage", "no usage", "The usage has nothing for this day; export it as well.");
        }
        String name = group.key().get(Part.METER);
        MeterInfo meter = name == null ? null : card.meter(name);
        return meter != null && meter.isFee()
                ? new Cause(
                        "tool-fees",
                        "tool fees",
                        "Calls of tools are in exports of their own, or the usage does not say them.")
                : null;
    }
}
