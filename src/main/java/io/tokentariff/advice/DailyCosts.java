package io.tokentariff.advice;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Ratio;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.statement.Agreements;
import io.tokentariff.rating.statement.UsageMix;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What usage cost on each UTC day, for a forecast. Memory grows with the days, not with the records. Training is left out:
 * it is bought once. Not thread-safe.
 */
public final class DailyCosts {

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
    private final UsageMix mix;
    private final TreeMap<Long, Day> days = new TreeMap<>();
    private long priced;
    private long unpriced;
    private long training;

    /**
     * @param planner prices records
     * @param agreements what is done to a month's bill
     */
    public DailyCosts(Planner planner, Agreements agreements) {
        this.planner = planner;
        this.mix = new UsageMix(agreements);
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
            if (mix.isOfUse() && plan.status() == PriceStatus.PRICED) {
                mix.add(record, plan);
            }
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
        checkGrowth(growthPercent);
        List<LocalDate> cutOff = new ArrayList<>();
        DaySeries series = series(cutOff);
        YearMonth month = YearMonth.from(LocalDate.ofEpochDay(days.lastKey())).plusMonths(1);
        return series.forecast(month, growthPercent, cutOff, minimumDays);
    }

    /** Returns what agreements make of the month of a forecast, null where there are none. */
    public @Nullable ForecastBill bill(Forecast forecast) {
        return mix.isOfUse() ? ForecastBill.of(forecast, mix) : null;
    }

    /** Whether agreements change what the days cost. */
    public boolean hasAgreements() {
        return mix.isOfUse();
    }

    /**
     * Returns how far off a forecast would have been of the last calendar month that is whole, made of the days before it alone.
     *
     * @param growthPercent by how much usage was to grow to then
     * @param minimumDays of how many days before the month a forecast is made at least
     * @throws WrongUseException if there is no whole month, or if there are too few days before it
     */
    public Backtest test(BigDecimal growthPercent, long minimumDays) {
        checkGrowth(growthPercent);
        List<LocalDate> cutOff = new ArrayList<>();
        DaySeries series = series(cutOff);
        YearMonth month = YearMonth.from(series.last().plusDays(1)).minusMonths(1);
        DaySeries before = series.before(month.atDay(1));
        if (before.costs().isEmpty() || before.costs().size() < minimumDays) {
            throw new WrongUseException(
                    "Too little usage to test a forecast: the whole days are %s to %s; a whole calendar month and %s days before it are needed."
                            .formatted(series.first(), series.last(), minimumDays));
        }
        cutOff.removeIf(day -> day.isAfter(before.last()));
        return new Backtest(before.forecast(month, growthPercent, cutOff, minimumDays), series.of(month));
    }

    private void checkGrowth(BigDecimal percent) {
        if (days.isEmpty()) {
            throw new WrongUseException("There is no inference usage to forecast from.");
        }
        if (percent.movePointLeft(2).add(BigDecimal.ONE).signum() < 0) {
            throw new WrongUseException(
                    "A growth of %s percent takes off more than everything.".formatted(percent.toPlainString()));
        }
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

    /** Every day from the first to the last that is whole; a day without usage cost nothing. */
    private DaySeries series(List<LocalDate> cutOff) {
        NavigableMap<Long, Day> whole = whole(cutOff);
        List<Ratio> daily = new ArrayList<>();
        for (long each = whole.firstKey(); each <= whole.lastKey(); each++) {
            Day day = whole.get(each);
            daily.add(day == null ? Ratio.ZERO : Ratio.of(day.cost.total()));
        }
        return new DaySeries(LocalDate.ofEpochDay(whole.firstKey()), daily);
    }
}
