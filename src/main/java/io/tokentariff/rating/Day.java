package io.tokentariff.rating;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The fact of the UTC day on which the usage ran, for rules that need the calendar. Which rows are in force on the day is
 * settled before any rule runs. Inserted only where a rule of the rulebook has a pattern on it.
 *
 * @param date the day
 */
public record Day(LocalDate date) {

    /** {@code monday} to {@code sunday}. */
    public String weekday() {
        return date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }

    /** 1 to 31. */
    public int dayOfMonth() {
        return date.getDayOfMonth();
    }
}
