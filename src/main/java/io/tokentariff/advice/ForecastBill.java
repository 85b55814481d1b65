package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.rating.statement.Settlement;
import io.tokentariff.rating.statement.UsageMix;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What agreements make of a forecast month: its days as the forecast has them, each made up as the usage so far is.
 *
 * @param low what is to be paid if every week is like the cheapest, null where nobody can tell
 * @param expected if days are as they were on average
 * @param high if every week is like the dearest, null with low
 * @param settlement the lines of the expected month, and budgets that it would pass
 */
public record ForecastBill(@Nullable Money low, Money expected, @Nullable Money high, Settlement settlement) {

    static ForecastBill of(Forecast forecast, UsageMix mix) {
        UsageMix.Settled expected = mix.on(days(forecast, forecast.expected()));
        return new ForecastBill(
                total(forecast, mix, forecast.low()),
                expected.total(),
                total(forecast, mix, forecast.high()),
                expected.settlement());
    }

    private static @Nullable Money total(Forecast forecast, UsageMix mix, @Nullable Ratio month) {
        return month == null ? null : mix.on(days(forecast, month)).total();
    }

    /** The days of the month, in proportion to their weekdays, where these are told apart, so that all come to an amount. */
    private static SortedMap<LocalDate, Ratio> days(Forecast forecast, Ratio month) {
        SortedMap<LocalDate, Ratio> days = new TreeMap<>();
        int length = forecast.month().lengthOfMonth();
        for (int day = 1; day <= length; day++) {
            LocalDate date = forecast.month().atDay(day);
            days.put(date, share(forecast, date).times(month));
        }
        return days;
    }

    private static Ratio share(Forecast forecast, LocalDate date) {
        Ratio all = Ratio.ZERO;
        Ratio own = Ratio.ZERO;
        for (Forecast.Weekday each : forecast.weekdays()) {
            all = all.plus(each.mean().times(Ratio.of(each.days(), 1)));
            own = each.day() == date.getDayOfWeek() ? each.mean() : own;
        }
        return all.signum() == 0 ? Ratio.of(1, forecast.month().lengthOfMonth()) : own.dividedBy(all);
    }
}
