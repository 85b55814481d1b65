package io.tokentariff.advice;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Ratio;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What usage cost on each UTC day, for a forecast. Memory grows with the days, not with the records. Training is left out:
 * it is bought once. Not thread-safe.
 */
public final class DailyCosts {

    private static final int DAYS_OF_A_WEEK = 7;
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final long LAST_HOUR = SECONDS_OF_A_DAY - 3_600;

    /** What a day's usage comes to, and at which seconds of the day it began and ended. */
    private static final class Day {
        private final ExactSum cost = new ExactSum();
        private long begin = SECONDS_OF_A_DAY;
        private long end;

        void at(long second) {
            begin = Math.min(begin, second);
            end = Math.max(end, second);
        }

        /** Sums of whole days stand at their midnight; other usage that ends before the last hour was cut off. */
        boolean isCutOff() {
            boolean sums = begin == 0 && end == 0;
            return !sums && end < LAST_HOUR;
        }
    }

    private final Planner planner;
    private final TreeMap<Long, Day> days = new TreeMap<>();
    private long priced;
    private long unpriced;
    private long training;

    public DailyCosts(Planner planner) {
        this.planner = planner;
    }

    /** Takes one record. */
    public void add(UsageRecord record) {
        if (record.kind().operation() == Operation.TRAINING) {
            training++;
            return;
        }
        Day day = days.computeIfAbsent(record.epochDay(), any -> new Day());
        day.at(Math.floorMod(record.at().getEpochSecond(), SECONDS_OF_A_DAY));
        Plan plan = planner.plan(record);
        if (plan.status() == PriceStatus.UNPRICED) {
            unpriced++;
        } else {
            priced++;
            plan.arithmetic().addTo(day.cost, record.tokens());
        }
    }

    /** How many records counted. */
    public long priced() {
        return priced;
    }

    /** How many records have no price; the forecast is then at least so much. */
    public long unpriced() {
        return unpriced;
    }

    /** How many training records were left out. */
    public long training() {
        return training;
    }

    /**
     * Returns the bill of the month after the last day. A first or last day whose usage ends more than an hour before midnight
     * was cut off by the data and does not count, if another day is left.
     *
     * @param growthPercent by how much usage grows to then, such as 5 or -10
     * @param minimumDays of how many days a low and a high can be told
     * @throws WrongUseException if no inference was added
     * @throws WrongUseException if more than everything is to go
     */
    public Forecast forecast(BigDecimal growthPercent, long minimumDays) {
        if (days.isEmpty()) {
            throw new WrongUseException("There is no inference usage to forecast from.");
        }
        Ratio growth = Ratio.of(BigDecimal.ONE.add(growthPercent.movePointLeft(2)));
        if (growth.signum() < 0) {
            throw new WrongUseException(
                    "A growth of %s percent takes off more than everything.".formatted(growthPercent.toPlainString()));
        }
        List<LocalDate> cutOff = new ArrayList<>();
        NavigableMap<Long, Day> whole = whole(cutOff);
        YearMonth month = YearMonth.from(LocalDate.ofEpochDay(days.lastKey())).plusMonths(1);
        List<Ratio> daily = daily(whole);
        boolean enough = daily.size() >= minimumDays;
        int window = Math.min(DAYS_OF_A_WEEK, daily.size());
        List<Ratio> weeks = means(daily, window);
        Ratio times = growth.times(Ratio.of(month.lengthOfMonth(), 1));
        return new Forecast(
                LocalDate.ofEpochDay(whole.firstKey()),
                LocalDate.ofEpochDay(whole.lastKey()),
                month,
                growthPercent,
                enough ? weeks.stream().min(Ratio::compareTo).orElseThrow().times(times) : null,
                means(daily, daily.size()).get(0).times(times),
                enough ? weeks.stream().max(Ratio::compareTo).orElseThrow().times(times) : null,
                window,
                cutOff,
                minimumDays);
    }

    /** The days that the data did not cut off; all where none would be left. */
    private NavigableMap<Long, Day> whole(List<LocalDate> cutOff) {
        NavigableMap<Long, Day> whole = days;
        if (days.size() > 1 && days.lastEntry().getValue().isCutOff()) {
            cutOff.add(LocalDate.ofEpochDay(whole.lastKey()));
            whole = whole.headMap(whole.lastKey(), false);
        }
        if (whole.size() > 1 && whole.firstEntry().getValue().isCutOff()) {
            cutOff.add(0, LocalDate.ofEpochDay(whole.firstKey()));
            whole = whole.tailMap(whole.firstKey(), false);
        }
        return whole;
    }

    /** Every day from the first to the last; a day without usage cost nothing. */
    private static List<Ratio> daily(NavigableMap<Long, Day> days) {
        List<Ratio> daily = new ArrayList<>();
        for (long each = days.firstKey(); each <= days.lastKey(); each++) {
            Day day = days.get(each);
            daily.add(day == null ? Ratio.ZERO : Ratio.of(day.cost.total()));
        }
        return daily;
    }

    /** The mean of each run of so many days. */
    private static List<Ratio> means(List<Ratio> daily, int window) {
        List<Ratio> means = new ArrayList<>();
        Ratio sum = Ratio.ZERO;
        for (int i = 0; i < daily.size(); i++) {
            sum = sum.plus(daily.get(i));
            if (i >= window) {
                sum = sum.minus(daily.get(i - window));
            }
            if (i >= window - 1) {
                means.add(sum.dividedBy(Ratio.of(window, 1)));
            }
        }
        return means;
    }
}
