package io.tokentariff.usage;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The fact of the hour of the week in which the usage ran, in the zone of the rulebook ({@code settings.csv}). Inserted only where
 * a rule that can fire has a pattern on it: plans are remembered for each hour of a week then. Usage that does not say its hour has
 * no price where that depends on it.
 *
 * @param weekday {@code monday} to {@code sunday}
 * @param hour 0 to 23: the hour that begins then
 */
public record Moment(String weekday, int hour) {

    /** How many hours a day has. */
    public static final int HOURS_A_DAY = 24;

    private static final int DAYS_A_WEEK = 7;
    private static final long SECONDS_AN_HOUR = 3_600;

    /** 1970-01-01 was a Thursday. */
    private static final int FIRST_DAY = DayOfWeek.THURSDAY.getValue() - 1;

    /** Offsets from UTC differ by such steps. */
    private static final long STEP = 900;

    private static final long SECONDS_A_WEEK = (long) DAYS_A_WEEK * UsageRecord.SECONDS_A_DAY;

    private static final List<Moment> ALL = all();
    private static final List<List<Object>> EACH_ALONE =
            ALL.stream().map(moment -> List.<Object>of(moment)).toList();

    private static List<Moment> all() {
        List<Moment> all = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < HOURS_A_DAY; hour++) {
                all.add(new Moment(day.name().toLowerCase(Locale.ROOT), hour));
            }
        }
        return List.copyOf(all);
    }

    /** Returns all hours in which a record may have run, in the order of a week; mostly one. Makes no object then. */
    public static List<Object> of(UsageRecord record, ZoneId zone) {
        Instant at = record.at();
        if (record.within() == 0) {
            return EACH_ALONE.get(place(at.getEpochSecond(), zone));
        }
        BitSet places = new BitSet(ALL.size());
        // the last second is one of them, and after a week there is no other hour
        long last = Math.min(record.within(), SECONDS_A_WEEK) - 1;
        for (long second = 0; second < last; second += STEP) {
            places.set(place(at.getEpochSecond() + second, zone));
        }
        places.set(place(at.getEpochSecond() + last, zone));
        return places.stream().<Object>mapToObj(ALL::get).toList();
    }

    private static int place(long epochSecond, ZoneId zone) {
        int offset = zone.equals(ZoneOffset.UTC)
                ? 0
                : zone.getRules().getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
        long hour = Math.floorDiv(epochSecond + offset, SECONDS_AN_HOUR) + (long) FIRST_DAY * HOURS_A_DAY;
        return Math.floorMod(hour, ALL.size());
    }
}
