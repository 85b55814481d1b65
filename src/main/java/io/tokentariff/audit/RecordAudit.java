package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Row;
import io.tokentariff.audit.Audit.Share;
import io.tokentariff.audit.Audit.Status;
import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Limit;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares usage with what its own records say they cost, each record by itself. Memory grows with days, projects, models and tiers,
 * up to a limit. Not thread-safe.
 */
public final class RecordAudit implements Auditor {

    /** What records can be compared by: they say no cost of single meters. */
    public static final Set<Part> PARTS = Set.copyOf(EnumSet.of(Part.DAY, Part.PROJECT, Part.MODEL, Part.TIER));

    private static final Cause NOT_SAID =
            new Cause("no-billed-amount", "no amount said", "The records do not say what they cost.");

    private static final Cause UNPRICED =
            new Cause("unpriced-usage", "usage without a price", "Usage of it has no price in the rulebook.");

    private static final Cause NOT_BILLED = new Cause(
            "billed-failure",
            "billed, not due",
            "The records cost something, and by the rulebook they are not billed.");

    private static final Cause AT_ZERO =
            new Cause("billed-at-zero", "billed at zero", "The bill charges nothing for it: free tokens, or a credit.");

    private final Rulebook rulebook;
    private final Set<Part> by;
    private final Money tolerance;
    private final List<Assumption> assumptions;
    private final Tally tally = new Tally();
    private final Map<Key, Sums> groups = new TreeMap<>();

    private static final class Sums {
        private final ExactSum ours = new ExactSum();
        private final ExactSum theirs = new ExactSum();
        private final Map<String, Share> shares = new TreeMap<>();
        private boolean hasOurs;
        private boolean hasTheirs;
        private boolean differs;
    }

    /**
     * @param rulebook prices the usage
     * @param by what to add up by
     * @param tolerance up to which difference a record is taken to agree
     */
    public RecordAudit(Rulebook rulebook, Set<Part> by, Money tolerance) {
        this.rulebook = rulebook;
        this.by = EnumSet.copyOf(by);
        this.by.retainAll(PARTS);
        this.tolerance = tolerance;
        this.assumptions = Assumptions.of(rulebook);
    }

    @Override
    public void add(UsageRecord record) {
        Plan plan = rulebook.plan(record);
        Priced priced = Priced.of(record, plan);
        Quote quote = priced.quote();
        tally.add(plan);
        Money ours = quote.amount();
        Money theirs = record.billed();
        if (ours == null && theirs == null) {
            return;
        }
        Sums sums = sums(quote);
        if (ours != null) {
            sums.hasOurs = true;
            sums.ours.add(ours.usd());
        }
        if (theirs != null) {
            sums.hasTheirs = true;
            sums.theirs.add(theirs.usd());
        }
        Money delta = Audit.orZero(ours).minus(Audit.orZero(theirs));
        if (delta.usd().abs().compareTo(tolerance.usd()) > 0) {
            sums.differs = true;
            Cause cause = cause(priced, ours, theirs);
            if (cause != null) {
                sums.shares.merge(cause.name(), new Share(cause, delta, 1), RecordAudit::plus);
            }
        }
    }

    private static Share plus(Share one, Share other) {
        return new Share(one.cause(), one.delta().plus(other.delta()), one.records() + other.records());
    }

    private @Nullable Cause cause(Priced priced, @Nullable Money ours, @Nullable Money theirs) {
        if (theirs == null) {
            return NOT_SAID;
        }
        if (ours == null) {
            return UNPRICED;
        }
        if (theirs.isZero()) {
            return AT_ZERO;
        }
        Cause cause = priced.quote().lines().isEmpty() ? NOT_BILLED : assumed(priced, theirs);
        if (cause == null) {
            cause = PlainCauses.rounding(ours, theirs);
        }
        return cause == null ? PlainCauses.flatPercentage(ours, theirs) : cause;
    }

    /** The first assumption under which the record costs what it says. */
    private @Nullable Cause assumed(Priced priced, Money theirs) {
        for (Assumption assumption : assumptions) {
            List<LineItem> lines = assumption.repricing().lines(priced);
            if (lines != null
                    && Ours.applies(assumption, priced.quote(), lines)
                    && Trials.same(Ours.sum(lines), theirs)) {
                return assumption.cause();
            }
        }
        return null;
    }

    private Sums sums(Quote quote) {
        Key key = Key.of(
                        quote.record().day().toString(),
                        quote.record().account().project(),
                        quote.canonicalModel(),
                        quote.usage().tier(),
                        null,
                        null)
                .by(by);
        Sums known = groups.get(key);
        if (known == null && groups.size() >= Limit.AUDIT_GROUPS.most()) {
            return groups.computeIfAbsent(Key.others(StatementBuilder.OTHERS), unused -> new Sums());
        }
        return known == null ? groups.computeIfAbsent(key, unused -> new Sums()) : known;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public Audit build() {
        boolean projects = groups.keySet().stream().anyMatch(key -> key.get(Part.PROJECT) != null);
        Set<Part> shown = EnumSet.copyOf(by);
        if (!projects) {
            shown.remove(Part.PROJECT);
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((key, sums) -> rows.add(row(key, sums, shown)));
        Notes notes = new Notes();
        notes.ofRecords(groups.values().stream().anyMatch(sums -> sums.hasTheirs));
        notes.ofUsage(tally);
        return new Audit(shown, tolerance, rows, tally.counts(), tally.atLeast(), notes.all(), rulebook.revision());
    }

    private static Row row(Key key, Sums sums, Set<Part> shown) {
        Status status = Status.MATCHING;
        if (sums.differs) {
            status = sums.hasOurs ? sums.hasTheirs ? Status.DIFFERING : Status.ONLY_OURS : Status.ONLY_THEIRS;
        }
        return new Row(
                status,
                key.named(shown),
                null,
                sums.hasOurs ? sums.ours.total() : null,
                sums.hasTheirs ? sums.theirs.total() : null,
                null,
                null,
                List.copyOf(sums.shares.values()));
    }
}
