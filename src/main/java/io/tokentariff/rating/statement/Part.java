package io.tokentariff.rating.statement;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days on which the same rows of an agreement are in force within one month, or one day of them.
 *
 * @param first the first day
 * @param last the last day
 */
record Part(LocalDate first, LocalDate last) implements Comparable<Part> {

    boolean includes(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** {@code 2026-04} for a whole month, {@code 2026-04-12} for a day, else both days. */
    String words() {
        YearMonth month = YearMonth.from(first);
        if (first.equals(month.atDay(1)) && last.equals(month.atEndOfMonth())) {
            return month.toString();
        }
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    @Override
    public int compareTo(Part other) {
        int order = first.compareTo(other.first);
        return order == 0 ? last.compareTo(other.last) : order;
    }
}
