package io.tokentariff.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlanArithmetic;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What holds for every record under every rulebook. */
final class Checks {

    private Checks() {}

    /** The oracle says the same: status, amount, and the amount of each meter. */
    static void agrees(Oracle.Answer expected, Quote quote, String name) {
        assertThat(quote.status().word()).as("%s %s", name, quote.findings()).isEqualTo(expected.status());
        Money amount = quote.amount();
        assertThat(amount == null).as(name).isEqualTo(expected.amount() == null);
        if (amount != null && expected.amount() != null) {
            assertThat(amount.usd()).as(name).isEqualByComparingTo(expected.amount());
        }
        Map<String, BigDecimal> byMeter = new TreeMap<>();
        quote.lines().forEach(line -> byMeter.merge(line.meter(), line.amount().usd(), BigDecimal::add));
        assertThat(byMeter.keySet()).as(name).isEqualTo(expected.byMeter().keySet());
        byMeter.forEach((meter, usd) ->
                assertThat(usd).as(name + " " + meter).isEqualByComparingTo(bigDecimal(expected, meter)));
    }

    private static BigDecimal bigDecimal(Oracle.Answer answer, String meter) {
        return Objects.requireNonNull(answer.byMeter().get(meter));
    }

    /** The amount is the sum of its line items, and what the fast arithmetic says. Returns whether that overflowed. */
    static boolean addsUp(Quote quote, Plan plan, String name) {
        Money amount = quote.amount();
        assertThat(amount == null).as(name).isEqualTo(quote.status() == PriceStatus.UNPRICED);
        if (amount == null || quote.status() != PriceStatus.PRICED) {
            return false;
        }
        Money lines = Money.ZERO;
        for (var line : quote.lines()) {
            lines = lines.plus(line.amount());
            assertThat(line.tokens()).as(name).isPositive();
        }
        assertThat(amount).as(name).isEqualTo(lines);
        PlanArithmetic arithmetic = plan.arithmetic();
        assertThat(arithmetic.exactAmount(quote.record().tokens())).as(name).isEqualByComparingTo(amount.usd());
        ExactSum sum = new ExactSum();
        arithmetic.addTo(sum, quote.record().tokens());
        assertThat(sum.total()).as(name).isEqualTo(amount);
        long unscaled = arithmetic.unscaledAmount(quote.record().tokens());
        if (unscaled == Long.MIN_VALUE) {
            return true;
        }
        assertThat(BigDecimal.valueOf(unscaled, arithmetic.scale())).as(name).isEqualByComparingTo(amount.usd());
        return false;
    }

    /** The plan remembered is the plan made afresh. */
    static Plan remembered(Rulebook rulebook, UsageRecord record, String name) {
        Plan plan = rulebook.plan(record);
        assertThat(rulebook.evaluate(record)).as(name).isEqualTo(plan);
        return plan;
    }
}
