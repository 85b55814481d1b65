package io.tokentariff.review;

import io.tokentariff.money.Money;
import io.tokentariff.rating.Quote;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a changed rulebook does to a bill: the same usage priced by both, new minus old. The totals are those of two runs of
 * {@code tariff price} to the last digit.
 *
 * @param sides the totals, and the parts of them that have no price on the other side
 * @param counts how many records changed, and how
 * @param groups the groups asked for, the largest rise first, the largest fall last; those that do not change between them
 * @param projects likewise by project; empty where the usage names none
 * @param examples records whose amount changes most, the largest of each model and tier among them, the largest change first
 * @param findings how many records are flagged by one rulebook only, in the order of codes
 * @param fired for how many records changed rules about records fire, by their ids; rules that are gone by the old rulebook
 * @param bill what agreements, free credits and tax do to both totals; null where neither rulebook has rows of them
 * @param lastDay the UTC day of the last record, null without records
 * @param asOf the UTC day on which all usage was taken to run, null for the days on which it ran
 */
public record Impact(
        Sides sides,
        Counts counts,
        List<Group> groups,
        List<Group> projects,
        List<Example> examples,
        List<FindingChange> findings,
        Map<String, Long> fired,
        @Nullable BillChange bill,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate asOf) {

    public Impact {
        groups = List.copyOf(groups);
        projects = List.copyOf(projects);
        examples = List.copyOf(examples);
        findings = List.copyOf(findings);
        fired = Collections.unmodifiableMap(new LinkedHashMap<>(fired));
    }

    /**
     * How many records one rulebook says something about and the other does not.
     *
     * @param code the finding's
     * @param newly records flagged by the new rulebook only
     * @param noLonger records flagged by the old one only
     */
    public record FindingChange(String code, long newly, long noLonger) {}

    /**
     * How many records changed.
     *
     * @param records all records priced, duplicates left out
     * @param changed records whose amount is another one
     * @param newlyPriced records that have a price now
     * @param newlyUnpriced records that have no price any more
     * @param unpricedBefore records without a price by the old rulebook
     * @param unpricedAfter records without a price by the new one
     * @param rejected lines that could not be read
     * @param duplicate records that came before
     * @param boundsBefore whether an old price is a lower bound
     * @param boundsAfter whether a new one is
     */
    public record Counts(
            long records,
            long changed,
            long newlyPriced,
            long newlyUnpriced,
            long unpricedBefore,
            long unpricedAfter,
            long rejected,
            long duplicate,
            boolean boundsBefore,
            boolean boundsAfter) {

        /** In words, one sentence. */
        String said() {
            List<String> parts = new ArrayList<>();
            parts.add(DiffReport.count(records, "record", "records") + ", "
                    + DiffReport.count(changed, "of them changes", "of them change"));
            if (newlyPriced > 0 || newlyUnpriced > 0) {
                parts.add("newly priced %s, no longer priced %s".formatted(newlyPriced, newlyUnpriced));
            }
            if (unpricedBefore > 0 || unpricedAfter > 0) {
                parts.add("unpriced %s → %s".formatted(unpricedBefore, unpricedAfter));
            }
            if (duplicate > 0) {
                parts.add(DiffReport.count(duplicate, "duplicate", "duplicates") + " left out");
            }
            if (rejected > 0) {
                parts.add(DiffReport.count(rejected, "line", "lines") + " could not be read");
            }
            return String.join("; ", parts) + ".";
        }
    }

    /**
     * The usage with one value of each dimension, as the new rulebook names them.
     *
     * @param by value by dimension, null where the usage does not say
     * @param records how many records
     * @param sides what they cost
     * @param newlyPriced how many of them have a price now and had none
     * @param newlyUnpriced how many of them had a price and have none now
     */
    public record Group(
            Map<String, @Nullable String> by, long records, Sides sides, long newlyPriced, long newlyUnpriced) {

        public Group {
            by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
        }

        /** New minus old, of records that have a price by both. */
        public Money delta() {
            return sides.delta();
        }

        /** Whether there is something to show. */
        public boolean differs() {
            return !delta().isZero() || newlyPriced > 0 || newlyUnpriced > 0;
        }

        /** The values, {@code (none)} where the usage does not say. */
        public List<String> shownValues() {
            return by.values().stream()
                    .map(value -> value == null ? "(none)" : value)
                    .collect(Collectors.toList());
        }
    }

    /**
     * One record priced by both rulebooks.
     *
     * @param before by the old one
     * @param after by the new one
     */
    public record Example(Quote before, Quote after) {

        /** New minus old, null where one of them is not known. */
        public @Nullable Money delta() {
            Money was = before.amount();
            Money is = after.amount();
            return was == null || is == null ? null : is.minus(was);
        }
    }

    /** What the usage costs by the old rulebook. */
    public Money before() {
        return sides.before();
    }

    /** What it costs by the new one. */
    public Money after() {
        return sides.after();
    }

    /** New minus old, of records that have a price by both. */
    public Money delta() {
        return sides.delta();
    }

    /** The change of what is to be paid: that of the usage, and of what agreements do to it. */
    public Money paidDelta() {
        return bill == null ? delta() : delta().plus(bill.agreementsDelta());
    }

    /** What the same was before, for a change in percent. */
    public Money paidBefore() {
        return bill == null ? sides.compared() : sides.compared().plus(bill.agreementsBefore());
    }

    /** Whether the old total leaves out usage whose price is not known. */
    public boolean beforeAtLeast() {
        return counts.unpricedBefore() > 0 || counts.rejected() > 0 || counts.boundsBefore();
    }

    /** Whether the new total leaves out usage whose price is not known. */
    public boolean afterAtLeast() {
        return counts.unpricedAfter() > 0 || counts.rejected() > 0 || counts.boundsAfter();
    }

    /** The projects that rise most, at most {@code limit}; the groups where the usage names no projects. */
    public List<Group> gainers(int limit) {
        return movers().stream()
                .filter(group -> group.delta().isPositive())
                .limit(limit)
                .toList();
    }

    /** The projects that fall most, the largest fall first. */
    public List<Group> losers(int limit) {
        List<Group> falls =
                movers().stream().filter(group -> group.delta().isNegative()).collect(Collectors.toList());
        Collections.reverse(falls);
        return falls.stream().limit(limit).toList();
    }

    private List<Group> movers() {
        return projects.isEmpty() ? groups : projects;
    }
}
