package io.tokentariff.advice;

import io.tokentariff.money.Ratio;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * What each UTC day cost, from the first one on without a gap, and what a month like them would.
 *
 * @param first the first day
 * @param costs exactly what each day cost; a day without usage cost nothing
 */
record DaySeries(LocalDate first, List<Ratio> costs) {

    private static final int DAYS_OF_A_WEEK = 7;

    /** From so many days on each weekday was there four times: then weekdays are told apart. */
    private static final int DAYS_FOR_WEEKDAYS = 4 * DAYS_OF_A_WEEK;

    DaySeries {
        costs = List.copyOf(costs);
    }

    LocalDate last() {
        return first.plusDays(costs.size() - 1L);
    }

    /** Returns the days before one, none if there are none. */
    DaySeries before(LocalDate day) {
        return new DaySeries(first, costs.subList(0, index(day)));
    }

    /** Returns what the days of a month cost that are there. */
    Ratio of(YearMonth month) {
        return sum(
                costs.subList(index(month.atDay(1)), index(month.atEndOfMonth().plusDays(1))));
    }

    private int index(LocalDate day) {
        return (int) Math.max(0, Math.min(costs.size(), day.toEpochDay() - first.toEpochDay()));
    }

    /**
     * Returns what a month would cost that is like these days.
     *
     * @param cutOff days at the ends that were left out
     * @param minimumDays of how many days a low and a high can be told
     */
    Forecast forecast(YearMonth month, BigDecimal growthPercent, List<LocalDate> cutOff, long minimumDays) {
        Ratio growth = Ratio.of(BigDecimal.ONE.add(growthPercent.movePointLeft(2)));
        int window = Math.min(DAYS_OF_A_WEEK, costs.size());
        List<Forecast.Weekday> weekdays = costs.size() >= DAYS_FOR_WEEKDAYS ? weekdays(month) : List.of();
        List<Ratio> runs = costs.size() < minimumDays ? List.of() : runs(window, month, weekdays);
        return new Forecast(
                first,
                last(),
                month,
                growthPercent,
                runs.stream().min(Ratio::compareTo).map(growth::times).orElse(null),
                expected(month, weekdays).times(growth),
                runs.stream().max(Ratio::compareTo).map(growth::times).orElse(null),
                window,
                weekdays,
                cutOff,
                minimumDays);
    }

    /** The days of a month, each as its weekday is on average here, or each as all days are. */
    private Ratio expected(YearMonth month, List<Forecast.Weekday> weekdays) {
        return weekdays.isEmpty()
                ? mean(costs).times(Ratio.of(month.lengthOfMonth(), 1))
                : sum(weekdays.stream()
                        .map(each -> each.mean().times(Ratio.of(each.days(), 1)))
                        .toList());
    }

    /** What the month would cost if it were like each run of so many days. */
    private List<Ratio> runs(int window, YearMonth month, List<Forecast.Weekday> weekdays) {
        List<Ratio> runs = new ArrayList<>();
        List<Ratio> shares = new ArrayList<>();
        Ratio sum = Ratio.ZERO;
        for (int i = 0; i < costs.size(); i++) {
            Ratio times = weekdays.isEmpty()
                    ? Ratio.of(month.lengthOfMonth(), window)
                    : Ratio.of(weekdays.get(weekday(i).getValue() - 1).days(), 1);
            shares.add(costs.get(i).times(times));
            sum = sum.plus(shares.get(i));
            if (i >= window) {
                sum = sum.minus(shares.get(i - window));
            }
            if (i >= window - 1) {
                runs.add(sum);
            }
        }
        return runs;
    }

    /** The weekdays from Monday on. */
    private List<Forecast.Weekday> weekdays(YearMonth month) {
        EnumMap<DayOfWeek, List<Ratio>> byWeekday = new EnumMap<>(DayOfWeek.class);
        for (int i = 0; i < costs.size(); i++) {
            byWeekday.computeIfAbsent(weekday(i), any -> new ArrayList<>()).add(costs.get(i));
        }
        List<Forecast.Weekday> weekdays = new ArrayList<>();
        byWeekday.forEach((day, each) -> weekdays.add(new Forecast.Weekday(day, mean(each), count(day, month))));
        return weekdays;
    }

    private DayOfWeek weekday(int index) {
        return first.plusDays(index).getDayOfWeek();
    }

    private static int count(DayOfWeek weekday, YearMonth month) {
        int days = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            days += month.atDay(day).getDayOfWeek() == weekday ? 1 : 0;
        }
        return days;
    }

    private static Ratio mean(List<Ratio> costs) {
        return sum(costs).dividedBy(Ratio.of(costs.size(), 1));
    }

    private static Ratio sum(List<Ratio> costs) {
        return costs.stream().reduce(Ratio.ZERO, Ratio::plus);
    }
}
