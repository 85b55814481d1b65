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
import java.util.TreeMap;

/**
 * What usage cost on each UTC day, for a forecast. Memory grows with the days, not with the records. Training is left out:
 * it is bought once. Not thread-safe.
 */
public final class DailyCosts {

    private static final int DAYS_OF_A_WEEK = 7;

    private final Planner planner;
    private final TreeMap<Long, ExactSum> days = new TreeMap<>();
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
        ExactSum day = days.computeIfAbsent(record.epochDay(), any -> new ExactSum());
        Plan plan = planner.plan(record);
        if (plan.status() == PriceStatus.UNPRICED) {
            unpriced++;
        } else {
            priced++;
            plan.arithmetic().addTo(day, record.tokens());
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
     * Returns the bill of the month after the last day.
     *
     * @param growthPercent by how much usage grows to then, such as 5 or -10
     * @throws WrongUseException if no inference was added
     * @throws WrongUseException if more than everything is to go
     */
    public Forecast forecast(BigDecimal growthPercent) {
        if (days.isEmpty()) {
            throw new WrongUseException("There is no inference usage to forecast from.");
        }
        Ratio growth = Ratio.of(BigDecimal.ONE.add(growthPercent.movePointLeft(2)));
        if (growth.signum() < 0) {
            throw new WrongUseException(
                    "A growth of %s percent takes off more than everything.".formatted(growthPercent.toPlainString()));
        }
        LocalDate first = LocalDate.ofEpochDay(days.firstKey());
        LocalDate last = LocalDate.ofEpochDay(days.lastKey());
        YearMonth month = YearMonth.from(last).plusMonths(1);
        List<Ratio> daily = daily();
        int window = Math.min(DAYS_OF_A_WEEK, daily.size());
        List<Ratio> weeks = means(daily, window);
        Ratio times = growth.times(Ratio.of(month.lengthOfMonth(), 1));
        return new Forecast(
                first,
                last,
                month,
                growthPercent,
                weeks.stream().min(Ratio::compareTo).orElseThrow().times(times),
                means(daily, daily.size()).get(0).times(times),
                weeks.stream().max(Ratio::compareTo).orElseThrow().times(times),
                window);
    }

    /** Every day from the first to the last; a day without usage cost nothing. */
    private List<Ratio> daily() {
        List<Ratio> daily = new ArrayList<>();
        for (long day = days.firstKey(); day <= days.lastKey(); day++) {
            ExactSum sum = days.get(day);
            daily.add(sum == null ? Ratio.ZERO : Ratio.of(sum.total()));
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
