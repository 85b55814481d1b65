package io.tokentariff.review;

import io.tokentariff.money.Money;
import io.tokentariff.rating.Quote;
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
 * @param before the old total
 * @param after the new total
 * @param counts how many records changed, and how
 * @param groups the groups asked for, the largest rise first, the largest fall last; those that do not change between them
 * @param projects likewise by project; empty where the usage names none
 * @param examples records whose amount changes most, the largest of each model and tier among them, the largest change first
 */
public record Impact(
        Money before, Money after, Counts counts, List<Group> groups, List<Group> projects, List<Example> examples) {

    public Impact {
        groups = List.copyOf(groups);
        projects = List.copyOf(projects);
        examples = List.copyOf(examples);
    }

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
     */
    public record Counts(
            long records,
            long changed,
            long newlyPriced,
            long newlyUnpriced,
            long unpricedBefore,
            long unpricedAfter,
            long rejected,
            long duplicate) {

        /** In words, one sentence. */
        String said() {
            List<String> parts = new ArrayList<>();
            parts.add(DiffReport.count(records, "record", "records") + ", "
                    + DiffReport.count(changed, "of them changes", "of them change"));
            if (newlyPriced > 0 || newlyUnpriced > 0) {
                parts.add("newly priced %s, newly unpriced %s".formatted(newlyPriced, newlyUnpriced));
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
     * @param before what they cost by the old rulebook
     * @param after what they cost by the new one
     * @param newlyPriced how many of them have a price now and had none
     * @param newlyUnpriced how many of them had a price and have none now
     */
    public record Group(
            Map<String, @Nullable String> by,
            long records,
            Money before,
            Money after,
            long newlyPriced,
            long newlyUnpriced) {

        public Group {
            by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
        }

        public Money delta() {
            return after.minus(before);
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

        /** New minus old; what has no price counts as nothing. */
        public Money delta() {
            return orZero(after.amount()).minus(orZero(before.amount()));
        }

        private static Money orZero(@Nullable Money amount) {
            return amount == null ? Money.ZERO : amount;
        }
    }

    /** New minus old. */
    public Money delta() {
        return after.minus(before);
    }

    /** Whether the old total leaves out usage whose price is not known. */
    public boolean beforeAtLeast() {
        return counts.unpricedBefore() > 0 || counts.rejected() > 0;
    }

    /** Whether the new total leaves out usage whose price is not known. */
    public boolean afterAtLeast() {
        return counts.unpricedAfter() > 0 || counts.rejected() > 0;
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
