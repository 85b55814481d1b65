package io.tokentariff.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.Inside;
import io.tokentariff.ShippedRules;
import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Forecasts and fine-tuning estimates, on round numbers. */
class ForecastTest {

    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final long DAY = 86_400;

    private static DailyCosts costs() {
        return costs(Inside.rulebook(Given.TARIFF));
    }

    private static DailyCosts costs(Rulebook rulebook) {
        return new DailyCosts(rulebook.planner(), rulebook.agreements());
    }

    /** A day that costs so many times 0.10. */
    private static void day(DailyCosts costs, int day, int dimes) {
        costs.add(UsageRecord.of(
                APRIL.plusSeconds(day * DAY), Given.MINI, TokenCounts.of(250_000L * dimes, 250_000L * dimes, 0)));
        costs.add(UsageRecord.of(
                APRIL.plusSeconds(day * DAY),
                Given.MINI.withOperation(Operation.TRAINING),
                TokenCounts.trained(1_000_000)));
    }

    @Test
    void evenDaysGiveOneFigureForTheDaysOfTheNextMonth() {
        DailyCosts costs = costs();
        for (int day = 0; day < 30; day++) {
            day(costs, day, 1);
        }
        Forecast forecast = costs.forecast(BigDecimal.TEN, 7);
        assertThat(forecast.month()).hasToString("2026-05");
        // 250,000 cached tokens at 0.10 are 0.025 a day; 31 days, 10 percent more
        assertThat(forecast.expected()).isEqualTo(Ratio.of(new BigDecimal("0.8525")));
        assertThat(forecast.low()).isEqualTo(forecast.expected());
        assertThat(forecast.high()).isEqualTo(forecast.expected());
        assertThat(costs.training()).isEqualTo(30);
    }

    @Test
    void agreementsInForceInTheMonthAreAppliedToIt() {
        Rulebook rulebook = ShippedRules.with(Map.of(
                "agreements/volume-discount.csv",
                """
                agreement,mode,unit,above,percent,project,model,from,until,source
                deal,graduated,usd,0.5,-10,,,2026-05-01,,test
                old,volume,usd,0,-50,,,,2026-05-01,test
                """,
                "agreements/allowance.csv",
                "agreement,per,unit,amount,project,model,from,until,source\ngift,day,tokens,55000,,,,,test\n",
                "agreements/budget.csv",
                "agreement,amount_usd,thresholds,project,model,from,until,source\npurse,0.4,100,,,,,test\n",
                "agreements/tax.csv",
                "tax,percent,project,from,until,source\nvat,20,,,,test\n"));
        DailyCosts costs = costs(rulebook);
        for (int day = 0; day < 30; day++) {
            day(costs, day, 1);
        }
        Forecast forecast = costs.forecast(BigDecimal.TEN, 7);
        ForecastBill bill = Objects.requireNonNull(costs.bill(forecast));
        // 0.8525, of which beyond 0.5 10 percent less: 0.81725; a day's 275,000 tokens, of which 55,000 are free:
        // 0.6538; tax
        assertThat(AdviceRounding.EXACT_MONEY.of(bill.expected())).isEqualTo(Money.of("0.78456"));
        assertThat(bill.low()).isEqualTo(bill.expected());
        assertThat(bill.high()).isEqualTo(bill.expected());
        assertThat(bill.settlement().lines().stream().map(line -> line.step()).distinct())
                .containsExactly("graduated-discount", "allowance", "tax");
        assertThat(bill.settlement().budgets()).singleElement().satisfies(budget -> assertThat(budget.day())
                .isEqualTo(LocalDate.of(2026, 5, 19)));
        assertThat(costs(Inside.rulebook(Given.TARIFF)).bill(forecast)).isNull();
    }

    @Test
    void lowAndHighAreTheCheapestAndTheDearestWeek() {
        DailyCosts costs = costs();
        day(costs, 0, 1);
        day(costs, 13, 1);
        Forecast forecast = costs.forecast(BigDecimal.ZERO, 7);
        // days without usage count as 0: days 2 to 8 cost nothing, each end week costs 0.025
        assertThat(forecast.low()).isEqualTo(Ratio.ZERO);
        assertThat(forecast.high()).isEqualTo(Ratio.of(new BigDecimal("0.025")).times(Ratio.of(31, 7)));
        assertThat(forecast.expected())
                .isEqualTo(Ratio.of(new BigDecimal("0.05")).times(Ratio.of(31, 14)));
    }

    /** Usage each hour of so many hours from midnight. */
    private static void hours(DailyCosts costs, int day, int from, int to) {
        for (int hour = from; hour < to; hour++) {
            costs.add(UsageRecord.of(
                    APRIL.plusSeconds(day * DAY + hour * 3_600L), Given.MINI, TokenCounts.of(100_000, 0, 0)));
        }
    }

    @Test
    void aDayThatTheDataCutsOffIsLeftOut() {
        DailyCosts costs = costs();
        for (int day = 0; day < 10; day++) {
            hours(costs, day, 0, 24);
        }
        hours(costs, 10, 0, 2);
        Forecast forecast = costs.forecast(BigDecimal.ZERO, 7);
        assertThat(forecast.cutOff()).containsExactly(LocalDate.of(2026, 4, 11));
        assertThat(forecast.days()).isEqualTo(10);
        // 2.4 M tokens at 0.40 a day, 31 days
        assertThat(forecast.expected()).isEqualTo(Ratio.of(new BigDecimal("29.76")));
        assertThat(forecast.high()).isEqualTo(forecast.expected());
    }

    @Test
    void aDayThatEndsInItsLastHourIsWhole() {
        DailyCosts costs = costs();
        hours(costs, 0, 0, 24);
        hours(costs, 1, 5, 24);
        assertThat(costs.forecast(BigDecimal.ZERO, 1).cutOff()).isEmpty();
        hours(costs, 2, 0, 23);
        assertThat(costs.forecast(BigDecimal.ZERO, 1).cutOff()).containsExactly(LocalDate.of(2026, 4, 3));
    }

    @Test
    void oneDayTellsNoLowAndNoHigh() {
        DailyCosts costs = costs();
        hours(costs, 0, 0, 2);
        Forecast forecast = costs.forecast(BigDecimal.ZERO, 7);
        assertThat(forecast.low()).isNull();
        assertThat(forecast.high()).isNull();
        assertThat(forecast.cutOff()).isEmpty();
        assertThat(forecast.expected()).isEqualTo(Ratio.of(new BigDecimal("2.48")));
    }

    /** Four weeks and a day from Wednesday, 2026-04-01: 100,000 tokens an hour on weekdays, none at weekends. */
    private static DailyCosts workWeeks(int days) {
        DailyCosts costs = costs();
        for (int day = 0; day < days; day++) {
            if (day % 7 != 3 && day % 7 != 4) {
                hours(costs, day, 0, 24);
            }
        }
        return costs;
    }

    @Test
    void ofFourWholeWeeksWeekdaysAreToldApart() {
        Forecast forecast = workWeeks(28).forecast(BigDecimal.ZERO, 7);
        assertThat(forecast.weekdays())
                .extracting(Forecast.Weekday::days)
                .as("Mondays to Sundays of May 2026")
                .containsExactly(4, 4, 4, 4, 5, 5, 5);
        // 21 weekdays at 0.96 a day; each week is like the others
        assertThat(forecast.expected()).isEqualTo(Ratio.of(new BigDecimal("20.16")));
        assertThat(forecast.low()).isEqualTo(forecast.expected());
        assertThat(forecast.high()).isEqualTo(forecast.expected());
    }

    @Test
    void ofADayLessTheyAreNot() {
        Forecast forecast = workWeeks(27).forecast(BigDecimal.ZERO, 7);
        assertThat(forecast.weekdays()).isEmpty();
        assertThat(forecast.expected())
                .isEqualTo(Ratio.of(new BigDecimal("0.96")).times(Ratio.of(19 * 31, 27)));
    }

    @Test
    void aTestForecastsTheLastWholeMonthFromTheDaysBeforeIt() {
        DailyCosts costs = costs();
        for (int day = 0; day < 61; day++) {
            hours(costs, day, 0, 24);
            if (day >= 30) {
                hours(costs, day, 0, 12);
            }
        }
        hours(costs, 61, 0, 3);
        Backtest test = costs.test(BigDecimal.ZERO, 7);
        assertThat(test.forecast().month()).hasToString("2026-05");
        assertThat(test.forecast().lastDay()).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(test.forecast().cutOff()).isEmpty();
        // 31 days at 0.96 are forecast, at 1.44 they were
        assertThat(test.forecast().expected()).isEqualTo(Ratio.of(new BigDecimal("29.76")));
        assertThat(test.actual()).isEqualTo(Ratio.of(new BigDecimal("44.64")));
        assertThat(test.error()).isEqualTo(Ratio.of(new BigDecimal("-14.88")));
        assertThat(test.errorPercent()).isEqualTo(Ratio.of(-100, 3));
        assertThat(test.within()).isFalse();
    }

    @Test
    void aMonthThatIsNotOverIsNotTested() {
        DailyCosts costs = costs();
        for (int day = 0; day < 60; day++) {
            hours(costs, day, 0, 24);
        }
        assertThatThrownBy(() -> costs.test(BigDecimal.ZERO, 7))
                .isInstanceOf(WrongUseException.class)
                .hasMessage(
                        "Too little usage to test a forecast: the whole days are 2026-04-01 to 2026-05-30; a whole calendar month and 7 days before it are needed.");
    }

    @Test
    void dataThatEndsAtOneLeavesItsLastDayOut() {
        DailyCosts costs = costs();
        for (int day = 0; day < 10; day++) {
            hours(costs, day, 0, 24);
        }
        hours(costs, 10, 0, 1);
        costs.add(UsageRecord.of(APRIL.plusSeconds(10 * DAY + 3_600), Given.MINI, TokenCounts.of(100_000, 0, 0)));
        assertThat(costs.forecast(BigDecimal.ZERO, 7).cutOff()).containsExactly(LocalDate.of(2026, 4, 11));
    }

    @Test
    void aShrinkageOfMoreThanAllIsRefusedAndSoIsNoUsage() {
        DailyCosts costs = costs();
        assertThatThrownBy(() -> costs.forecast(BigDecimal.ONE, 7)).isInstanceOf(WrongUseException.class);
        day(costs, 0, 1);
        assertThatThrownBy(() -> costs.forecast(new BigDecimal("-101"), 7)).isInstanceOf(WrongUseException.class);
    }

    @Test
    void fineTuningPaysOnlyWhereItNeedsFewerTokens() {
        // training 6,000,000 at 5.00; a month 60M in and 5M out on the base model, 20M and 5M on the fine-tuned one
        FineTuningEstimate estimate = new FineTuningPlan(
                        APRIL,
                        UsageKind.of("gpt-4.1-mini"),
                        6_000_000,
                        TokenCounts.of(60_000_000, 0, 5_000_000),
                        TokenCounts.of(20_000_000, 0, 5_000_000))
                .price(Inside.rulebook(Given.TARIFF).planner());
        assertThat(estimate.training().toPlainString()).isEqualTo("30.00");
        assertThat(estimate.monthlyBase()).isEqualTo(Ratio.of(32, 1));
        assertThat(estimate.monthlyTuned()).isEqualTo(Ratio.of(32, 1));
        assertThat(estimate.paysInMonth()).isNull();
        FineTuningEstimate shorter =
                new FineTuningEstimate("gpt-4.1-mini", estimate.training(), Ratio.of(32, 1), Ratio.of(22, 1));
        assertThat(shorter.paysInMonth()).isEqualTo(BigInteger.valueOf(3));
        assertThat(shorter.extraCostOver(12)).isEqualTo(Ratio.of(-90, 1));
    }

    @Test
    void fineTuningWithoutARateIsRefused() {
        FineTuningPlan plan = new FineTuningPlan(
                APRIL, UsageKind.of("gpt-5-mini"), 1_000, TokenCounts.of(1, 0, 1), TokenCounts.of(1, 0, 1));
        assertThatThrownBy(() -> plan.price(Inside.rulebook(Given.TARIFF).planner()))
                .isInstanceOf(WrongUseException.class)
                .hasMessageContaining("no training rate for gpt-5-mini");
    }
}
