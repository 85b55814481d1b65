package io.tokentariff.ratecard;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The UTC days on which a row is in force: from {@code from}, inclusive, until {@code until}, exclusive.
 *
 * @param from the first day, null for since ever
 * @param until the first day after, null for still in force
 */
public record EffectivePeriod(@Nullable LocalDate from, @Nullable LocalDate until) implements Serializable {

    /** Since ever, and still. */
    public static final EffectivePeriod ALWAYS = new EffectivePeriod(null, null);

    public EffectivePeriod {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("The period from %s until %s is empty.".formatted(from, until));
        }
    }

    /** Whether the row is in force on the day. */
    public boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /** Whether it covers each day of another one. */
    boolean coversAll(EffectivePeriod other) {
        return (from == null || (other.from != null && !other.from.isBefore(from)))
                && (until == null || (other.until != null && !other.until.isAfter(until)));
    }

    /** Whether some day is in both periods. */
    public boolean overlaps(EffectivePeriod other) {
        return startsBeforeEndOf(this, other) && startsBeforeEndOf(other, this);
    }

    /** Adds the days on which what is in force changes. */
    public void addTo(Collection<LocalDate> days) {
        Stream.of(from, until).filter(Objects::nonNull).forEach(days::add);
    }

    private static boolean startsBeforeEndOf(EffectivePeriod a, EffectivePeriod b) {
        return a.from == null || b.until == null || a.from.isBefore(b.until);
    }

    /** In words: {@code from 2026-07-30}, {@code until 2025-06-10}, {@code always}. */
    @Override
    public String toString() {
        if (from == null) {
            return until == null ? "always" : "until " + until;
        }
        return until == null ? "from " + from : "from " + from + " until " + until;
    }
}
