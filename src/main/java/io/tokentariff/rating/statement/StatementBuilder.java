package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.problem.Limit;
import io.tokentariff.ratecard.Agreement;
import io.tokentariff.ratecard.BillOrder;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.PerPlan;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.NameList;
import io.tokentariff.usage.Names;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up priced records to a {@link Statement}. Memory grows with the groups and the kinds of usage, not with the records.
 * Not thread-safe.
 */
public final class StatementBuilder {

    /** Plans counted one by one before their counts are folded: bounds memory where every record is its own kind. */
    private static final int MOST_PLANS = 8_192;

    /** The name of the group of all that have none of their own, as there are too many. */
    public static final String OTHERS = "(others)";

    private final List<Dimension> by;
    private final boolean fixedByPlan;
    private final int meterPlace;
    private final Map<NameList, List<@Nullable String>> withoutMeter = new HashMap<>();
    private final Agreements agreements;
    private final List<CreditGrant> grants;
    private final @Nullable PeriodTotals periods;
    private final PerPlan<Tally> tallies = new PerPlan<>(MOST_PLANS);
    private final Map<NameList, GroupTotals> groups = new HashMap<>();
    private final FindingCounts findings = new FindingCounts();
    private long priced;
    private long unpriced;
    private long notBilled;
    private long rejected;
    private long duplicate;

    private static final class Tally {

        private final Plan plan;
        private final @Nullable GroupTotals group;
        private long records;

        private Tally(Plan plan, @Nullable GroupTotals group) {
            this.plan = plan;
            this.group = group;
        }
    }

    /** A statement without agreements: the sum of its usage, less free credits. */
    public StatementBuilder(List<Dimension> by, List<CreditGrant> grants) {
        this(by, grants, Agreements.NONE);
    }

    /**
     * @param by what the statement is grouped by
     * @param grants free credits to take off, beside those of the agreements
     * @param agreements what is done to each period's bill
     */
    public StatementBuilder(List<Dimension> by, List<CreditGrant> grants, Agreements agreements) {
        this.by = List.copyOf(by);
        this.fixedByPlan = by.stream().allMatch(Dimension::fixedByPlan);
        this.meterPlace = ByMeter.place(by);
        this.agreements = agreements;
        this.grants = List.copyOf(grants);
        List<Agreement> rows = agreements.rows();
        this.periods = agreements.isNone() && grants.isEmpty()
                ? null
                : new PeriodTotals(
                        new AskedTotals(rows, grants, meterPlace != ByMeter.NONE), agreements.zone(), meterPlace);
    }

    /** Adds a record that was priced, or not, by the plan. */
    public void add(UsageRecord record, Plan plan) {
        Tally known = tallies.get(plan);
        Tally tally = known == null ? newTally(record, plan) : known;
        tally.records++;
        List<@Nullable String> group = addToGroups(record, plan, tally.group);
        switch (plan.status()) {
            case PRICED -> {
                priced++;
                if (periods != null) {
                    periods.add(record, plan, group);
                }
            }
            case UNPRICED -> unpriced++;
            case NOT_BILLED -> notBilled++;
        }
    }

    /** Returns what its groups have in common, the same list for all records of which it is equal. */
    private List<@Nullable String> addToGroups(UsageRecord record, Plan plan, @Nullable GroupTotals known) {
        if (meterPlace == ByMeter.NONE) {
            GroupTotals group = known == null ? groupOf(values(record, plan)) : known;
            group.add(record.tokens(), plan);
            return group.key();
        }
        List<@Nullable String> common = common(new NameList(values(record, plan)));
        ByMeter.add(record.tokens(), plan, meter -> groupOf(ByMeter.key(common, meterPlace, meter)));
        if (plan.arithmetic().requestLines(record.tokens()).isEmpty()) {
            return common;
        }
        return groupOf(common).key();
    }

    private List<@Nullable String> common(NameList values) {
        boolean room = withoutMeter.size() < Limit.GROUPS.most() || withoutMeter.containsKey(values);
        NameList known = room ? values : new NameList(Collections.nCopies(by.size(), OTHERS));
        return withoutMeter.computeIfAbsent(known, NameList::values);
    }

    /** Counts a line that could not be read, or contradicts itself or an earlier one. */
    public void addRejected() {
        rejected++;
    }

    /** Counts a record that came before. */
    public void addDuplicate() {
        duplicate++;
    }

    /** Adds something the reader of the bill must know that no rule says. */
    public void addNote(String code, String message, long records) {
        add(code, Finding.Effect.NOTE, message, records);
    }

    /** Adds that usage is missing of which no rule can know: the total is a lower bound. */
    public void addMissing(String code, String message, long records) {
        add(code, Finding.Effect.AT_LEAST, message, records);
    }

    private void add(String code, Finding.Effect effect, String message, long records) {
        findings.add(new Statement.CountedFinding(code, effect, message, null, records));
    }

    /**
     * Returns the statement of everything added so far.
     *
     * @param revision the rulebook that priced it
     * @param meters its meters, in the order of a bill
     */
    public Statement build(String revision, List<MeterInfo> meters) {
        StatementPart part = part(revision, meters);
        List<Statement.Group> built = part.groups();
        Money total = built.stream().map(Statement.Group::known).reduce(Money.ZERO, Money::plus);
        Bill bill = agreements.settle(
                Stream.concat(
                                part.sums().stream().map(Cell::ofUsage),
                                part.requestSums().stream().map(Cell::ofRequests))
                        .sorted(Comparator.comparing(Cell::key))
                        .toList(),
                RequestSums.lines(part.requestSums()),
                grants,
                built.stream().map(Statement.Group::known).toList());
        Map<List<@Nullable String>, Money> net = net(bill);
        return new Statement(
                total,
                meters,
                part.records(),
                built.stream()
                        .map(group -> net.containsKey(group.values()) ? group.leaving(net.get(group.values())) : group)
                        .toList(),
                Settlement.of(bill, agreements),
                findings.with(bill.findings()),
                revision,
                part);
    }

    /** Returns everything added so far before agreements, to be added elsewhere; see {@link #build}. */
    public StatementPart part(String revision, List<MeterInfo> meters) {
        foldTallies();
        BillOrder billOrder = new BillOrder(meters);
        return new StatementPart(
                revision,
                by,
                agreements.zone(),
                new RecordCounts(priced, unpriced, notBilled, rejected, duplicate),
                groups.values().stream()
                        .map(group -> group.build(by, billOrder))
                        .sorted(order())
                        .toList(),
                findings.with(List.of()),
                grants,
                periods == null ? List.of() : periods.sums(),
                periods == null ? List.of() : periods.requestSums());
    }

    /** What agreements leave of each group; nothing where there are none. */
    private Map<List<@Nullable String>, Money> net(Bill bill) {
        Map<List<@Nullable String>, Money> net = new HashMap<>();
        if (!agreements.isNone()) {
            for (Cell cell : bill.cells()) {
                if (cell.key().group() != null) {
                    net.merge(cell.key().group(), cell.net(), Money::plus);
                }
            }
        }
        return net;
    }

    /**
     * Adds everything that another builder was given: the statement of a log is that of its parts, whatever the order, as what is
     * decided on a month is decided on all of it. Whether a record of one part came before in the other is not known here.
     *
     * @param other a builder made with the same arguments; it is of no use any more
     */
    public void add(StatementBuilder other) {
        foldTallies();
        other.foldTallies();
        other.groups.forEach((key, totals) -> groupOf(key.values()).add(totals));
        findings.add(other.findings);
        priced += other.priced;
        unpriced += other.unpriced;
        notBilled += other.notBilled;
        rejected += other.rejected;
        duplicate += other.duplicate;
        if (periods != null && other.periods != null) {
            periods.add(other.periods);
        }
    }

    /** Whether agreements or free credits tell usage apart. */
    boolean hasPeriods() {
        return periods != null;
    }

    /**
     * Adds a statement of another part of the log, as {@link #add(StatementBuilder)} does.
     *
     * @param part of a statement with the same grouping, agreements and grants
     */
    public void add(StatementPart part) {
        part.groups().forEach(group -> groupOf(group.values()).add(group));
        part.findings().forEach(findings::add);
        RecordCounts records = part.records();
        priced += records.priced();
        unpriced += records.unpriced();
        notBilled += records.notBilled();
        rejected += records.rejected();
        duplicate += records.duplicate();
        if (periods != null) {
            part.sums().forEach(periods::add);
            part.requestSums().forEach(periods::add);
        }
    }

    private Tally newTally(UsageRecord record, Plan plan) {
        if (tallies.isFull()) {
            foldTallies();
        }
        Tally tally = new Tally(plan, fixedByPlan ? groupOf(values(record, plan)) : null);
        tallies.put(plan, tally);
        return tally;
    }

    private List<@Nullable String> values(UsageRecord record, Plan plan) {
        List<@Nullable String> key = new ArrayList<>(by.size());
        for (Dimension dimension : by) {
            key.add(dimension.value(record, plan.usage(), agreements.zone()));
        }
        return key;
    }

    private GroupTotals groupOf(List<@Nullable String> said) {
        List<@Nullable String> key = new ArrayList<>(said);
        GroupTotals known = groups.get(new NameList(key));
        if (known == null && groups.size() >= Limit.GROUPS.most()) {
            Collections.fill(key, OTHERS);
            known = groups.get(new NameList(key));
        }
        if (known == null) {
            known = new GroupTotals(key);
            groups.put(new NameList(key), known);
        }
        return known;
    }

    private void foldTallies() {
        tallies.forEach(tally -> tally.plan.findings().forEach(finding -> findings.add(finding, tally.records)));
        tallies.clear();
    }

    /** Days in their order, everything else by amount, the largest first. */
    private Comparator<Statement.Group> order() {
        Comparator<Statement.Group> byKey = (one, other) -> Names.compare(one.values(), other.values());
        return by.stream().anyMatch(Dimension::isTime)
                ? byKey
                : Comparator.comparing(Statement.Group::known).reversed().thenComparing(byKey);
    }
}
