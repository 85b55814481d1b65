package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hours of a week: on some weekdays from one hour until another, the last one left out. Where the end is not after the beginning, it is
 * on the next day.
 *
 * @param weekdays on which they begin, {@code monday} to {@code sunday}; empty for every day
 * @param from the first hour, 0 to 23
 * @param until the first hour that is none of them, 1 to 24
 */
record HoursOfWeek(Set<String> weekdays, int from, int until) {

    private static final int DAY = 24;

    private static final List<String> ALL_DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    HoursOfWeek {
        weekdays = Set.copyOf(weekdays);
    }

    static HoursOfWeek of(TableRow row) {
        int from = hour(row, "from_hour", 0, 0, DAY - 1);
        int until = hour(row, "until_hour", DAY, 1, DAY);
        if (from == until) {
            row.report(
                    "bad-hours",
                    "until_hour",
                    "The row ends in the hour in which it begins (%s).".formatted(from),
                    "Leave both blank for all of a day.");
        }
        return new HoursOfWeek(new TreeSet<>(row.names("weekdays")), from, until);
    }

    private static int hour(TableRow row, String column, int blank, int least, int most) {
        Long hour = row.whole(column);
        if (hour == null) {
            return blank;
        }
        if (hour < least || hour > most) {
            row.report("bad-hours", column, "\"%s\" is no hour; %s to %s are.".formatted(hour, least, most), "");
            return blank;
        }
        return hour.intValue();
    }

    boolean include(String weekday, int hour) {
        if (from < until) {
            return isOn(weekday) && from <= hour && hour < until;
        }
        String before = ALL_DAYS.get((ALL_DAYS.indexOf(weekday) + ALL_DAYS.size() - 1) % ALL_DAYS.size());
        return (isOn(weekday) && hour >= from) || (isOn(before) && hour < until);
    }

    private boolean isOn(String weekday) {
        return weekdays.isEmpty() || weekdays.contains(weekday);
    }

    /** Whether some hour is one of both. */
    boolean overlap(HoursOfWeek other) {
        for (String day : ALL_DAYS) {
            for (int hour = 0; hour < DAY; hour++) {
                if (include(day, hour) && other.include(day, hour)) {
                    return true;
                }
            }
        }
        return false;
    }
}
