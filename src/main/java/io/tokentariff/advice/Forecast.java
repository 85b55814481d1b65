package io.tokentariff.advice;

import io.tokentariff.money.Ratio;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month's bill as the daily totals before it suggest it: days of the month × mean of a day × growth. Expected takes the mean
 * of all days, where there are four whole weeks the mean of each weekday; low and high take the cheapest and the dearest run of
 * seven days on end, as if every week were like it. It is arithmetic on the past and no more.
 *
 * @param firstDay the first UTC day that counts
 * @param lastDay the last one
 * @param month the month after it
 * @param growthPercent by how much usage is to grow
 * @param low if every week is like the cheapest, null where there are too few days to tell
 * @param expected if days are as they were on average
 * @param high if every week is like the dearest, null with low
 * @param window the days of a run, fewer than seven where there are not that many
 * @param weekdays what each weekday costs on average, from Monday on; empty where there are no four whole weeks to tell
 * @param cutOff days at an end of the data that it holds a part of only, which do not count
 * @param minimumDays of how many days a low and a high can be told
 */
public record Forecast(
        LocalDate firstDay,
        LocalDate lastDay,
        YearMonth month,
        BigDecimal growthPercent,
        @Nullable Ratio low,
        Ratio expected,
        @Nullable Ratio high,
        int window,
        List<Weekday> weekdays,
        List<LocalDate> cutOff,
        long minimumDays) {

    /**
     * A weekday of the month.
     *
     * @param day which one
     * @param mean what it cost on average
     * @param days how often it is in the month
     */
    public record Weekday(DayOfWeek day, Ratio mean, int days) {}

    public Forecast {
        weekdays = List.copyOf(weekdays);
        cutOff = List.copyOf(cutOff);
    }

    /** How many days the usage covers, both ends included. */
    public long days() {
        return lastDay.toEpochDay() - firstDay.toEpochDay() + 1;
    }
}
