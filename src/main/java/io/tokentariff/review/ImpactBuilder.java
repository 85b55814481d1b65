package io.tokentariff.review;

import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlanArithmetic;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices records by two rulebooks side by side, in one pass. Memory grows with the groups, not with the records. Not
 * thread-safe.
 */
public final class ImpactBuilder {

    private static final int EXAMPLES = 10;

    private final Rulebook before;
    private final Rulebook after;
    private final GroupedDelta groups;
    private final GroupedDelta projects;
    private final LargestChanges largest = new LargestChanges(EXAMPLES);
    private final FindingChanges findings = new FindingChanges();
    private final ChangedRules rules;
    private final @Nullable StatementBuilder billBefore;
    private final @Nullable StatementBuilder billAfter;
    private long records;
    private long changed;
    private long unpricedBefore;
    private long rejected;
    private long duplicate;
    private boolean boundsBefore;
    private boolean boundsAfter;
    private long lastDay = Long.MIN_VALUE;
    private @Nullable LocalDate asOf;

    /**
     * @param before the old rulebook
     * @param after the new one
     * @param diff what they do not have in common
     * @param by what the difference is grouped by
     */
    public ImpactBuilder(Rulebook before, Rulebook after, RulebookDiff diff, List<Dimension> by) {
        this.before = before;
        this.after = after;
        this.rules = new ChangedRules(before, after, diff);
        this.groups = new GroupedDelta(by, after.rateCard().zone());
        this.projects = new GroupedDelta(
                List.of(new Dimension("project")), after.rateCard().zone());
        boolean agreed = hasAgreements(before) || hasAgreements(after);
        this.billBefore = agreed ? new StatementBuilder(by, List.of(), before.agreements()) : null;
        this.billAfter = agreed ? new StatementBuilder(by, List.of(), after.agreements()) : null;
    }

    private static boolean hasAgreements(Rulebook rulebook) {
        return !rulebook.agreements().isNone();
    }

    /** Prices what is added from now on as if it had run on that UTC day, at the same time of day. */
    public ImpactBuilder asOf(LocalDate day) {
        this.asOf = day;
        return this;
    }

    /** Adds a record. */
    public void add(UsageRecord asItRan) {
        UsageRecord record = asOf == null ? asItRan : moved(asItRan, asOf);
        Plan old = before.plan(record);
        Plan now = after.plan(record);
        boolean hadNone = old.status() == PriceStatus.UNPRICED;
        boolean hasNone = now.status() == PriceStatus.UNPRICED;
        records++;
        unpricedBefore += hadNone ? 1 : 0;
        groups.add(record, old, now);
        projects.add(record, old, now);
        findings.add(old, now);
        rules.add(record);
        if (billBefore != null && billAfter != null) {
            billBefore.add(record, old);
            billAfter.add(record, now);
        }
        boundsBefore |= old.atLeast();
        boundsAfter |= now.atLeast();
        lastDay = Math.max(lastDay, record.epochDay());
        BigDecimal delta = delta(record.tokens(), old.arithmetic(), now.arithmetic());
        if (delta.signum() != 0 || hadNone != hasNone) {
            changed++;
            largest.add(record, old, now, delta.abs(), records);
        }
    }

    private static UsageRecord moved(UsageRecord record, LocalDate day) {
        return record.withAt(record.at().plus(day.toEpochDay() - record.epochDay(), ChronoUnit.DAYS));
    }

    /** Counts a line that could not be read. */
    public void addRejected() {
        rejected++;
    }

    /** Counts a record that came before. */
    public void addDuplicate() {
        duplicate++;
    }

    /** Returns what everything added so far comes to. */
    public Impact build() {
        List<Impact.Group> byProject = projects.build();
        boolean named = byProject.stream().anyMatch(group -> group.by().get("project") != null);
        List<Impact.Group> all = groups.build();
        long newlyPriced = all.stream().mapToLong(Impact.Group::newlyPriced).sum();
        long newlyUnpriced = all.stream().mapToLong(Impact.Group::newlyUnpriced).sum();
        return new Impact(
                all.stream().map(Impact.Group::sides).reduce(Sides.ZERO, Sides::plus),
                new Impact.Counts(
                        records,
                        changed,
                        newlyPriced,
                        newlyUnpriced,
                        unpricedBefore,
                        unpricedBefore - newlyPriced + newlyUnpriced,
                        rejected,
                        duplicate,
                        boundsBefore,
                        boundsAfter),
                all,
                named ? byProject : List.of(),
                largest.largestFirst().stream().map(this::example).toList(),
                findings.build(),
                rules.build(),
                bill(),
                records == 0 ? null : LocalDate.ofEpochDay(lastDay),
                asOf);
    }

    private @Nullable BillChange bill() {
        return billBefore == null || billAfter == null
                ? null
                : BillChange.between(statement(billBefore, before), statement(billAfter, after));
    }

    private static Statement statement(StatementBuilder bill, Rulebook rulebook) {
        return bill.build(rulebook.revision(), rulebook.rateCard().rows().meters());
    }

    private Impact.Example example(LargestChanges.Entry entry) {
        return new Impact.Example(
                Calculator.quote(entry.record(), entry.before(), before.revision()),
                Calculator.quote(entry.record(), entry.after(), after.revision()));
    }

    private static BigDecimal delta(TokenCounts tokens, PlanArithmetic old, PlanArithmetic now) {
        long was = old.unscaledAmount(tokens);
        long is = now.unscaledAmount(tokens);
        if (was == is && was != Long.MIN_VALUE && old.scale() == now.scale()) {
            return BigDecimal.ZERO;
        }
        return amount(is, tokens, now).subtract(amount(was, tokens, old));
    }

    private static BigDecimal amount(long unscaled, TokenCounts tokens, PlanArithmetic arithmetic) {
        return unscaled == Long.MIN_VALUE
                ? arithmetic.exactAmount(tokens)
                : BigDecimal.valueOf(unscaled, arithmetic.scale());
    }
}
