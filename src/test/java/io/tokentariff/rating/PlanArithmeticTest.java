package io.tokentariff.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Factor;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.usage.TokenCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts at and beyond what a long can hold: the fast arithmetic says so, and the exact one takes over. */
class PlanArithmeticTest {

    private static final long MOST = TokenCounts.LARGEST;
    private static final RowRef ROW = new RowRef("tables/rates.csv", 1);

    private static PlannedCharge charge(String meter, BigDecimal usd, @Nullable Long beyond) {
        Rate rate = new Rate(
                "m",
                null,
                "standard",
                null,
                null,
                meter,
                new UnitPrice(usd),
                EffectivePeriod.ALWAYS,
                "published",
                "s",
                ROW);
        Charge charge = new Charge(meter, rate, null, null);
        List<PlannedAdjustment> adjustments = beyond == null
                ? List.of()
                : List.of(new PlannedAdjustment(
                        new Adjustment(charge, "a term", new Factor(new BigDecimal("1.5")), ROW, false, beyond),
                        RuleRef.ENGINE));
        return new PlannedCharge(charge, RuleRef.ENGINE, adjustments);
    }

    private static Plan plan(List<PlannedCharge> charges) {
        Usage usage = new Usage("m", false, "standard", true, "inference", "global", "short", "openai", "completed");
        return new Plan(usage, PriceStatus.PRICED, charges, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // prices of 10^12 input and 10^12 output tokens in millionths: their sum as a long of 12 decimals
        "4.5, 4.7, true",
        "4.5, 4.8, false",
        "0, 9.223372, true",
        "0, 9.223373, false",
        // each product fits 64 bits and no long, and the sum wraps around to a small positive number
        "9, 9.5, false",
        "9.3, 9.3, false",
        "0, 18.446744, false",
        "18.446744, 18.446744, false",
        "100, 100, false",
    })
    void saysWhereALongIsTooSmall(String input, String output, boolean fits) {
        Plan plan = plan(List.of(
                charge("input", new BigDecimal(input), null),
                charge("output", new BigDecimal(output), null),
                charge("cached_input", new BigDecimal("0.000001"), null)));
        TokenCounts tokens = TokenCounts.of(MOST, 0, MOST);
        BigDecimal expected = new BigDecimal(input).add(new BigDecimal(output)).multiply(new BigDecimal(1_000_000));
        PlanArithmetic arithmetic = plan.arithmetic();
        long unscaled = arithmetic.unscaledAmount(tokens);
        assertThat(arithmetic.scale()).isEqualTo(12);
        assertThat(unscaled != Long.MIN_VALUE).isEqualTo(fits);
        if (fits) {
            assertThat(BigDecimal.valueOf(unscaled, arithmetic.scale())).isEqualByComparingTo(expected);
        }
        assertThat(arithmetic.exactAmount(tokens)).isEqualByComparingTo(expected);
        assertThat(sum(arithmetic, tokens)).isEqualByComparingTo(expected);
    }

    @Test
    void aPriceOfMoreDigitsThanALongIsExactToo() {
        Plan plan = plan(List.of(charge("input", new BigDecimal("123456789012.123456789012"), null)));
        TokenCounts tokens = TokenCounts.of(3, 0, 0);
        assertThat(plan.arithmetic().unscaledAmount(tokens)).isEqualTo(Long.MIN_VALUE);
        assertThat(sum(plan.arithmetic(), tokens)).isEqualByComparingTo("370370.367036370370367036");
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void isTheSumOfBigDecimalsHoweverLarge(long seed) {
        Random random = new Random(seed);
        int overflows = 0;
        for (int i = 0; i < 4_000; i++) {
            Long beyond = random.nextBoolean() ? (Long) (1 + random.nextLong(MOST)) : null;
            List<PlannedCharge> charges = new ArrayList<>();
            for (String meter : List.of("input", "cached_input", "output", "audio")) {
                charges.add(charge(meter, price(random), beyond));
            }
            long input = count(random);
            TokenCounts tokens = TokenCounts.of(input, random.nextLong(input + 1), count(random))
                    .with(java.util.Map.of("audio", count(random)));
            Plan plan = plan(charges);
            BigDecimal expected = BigDecimal.ZERO;
            for (PlannedCharge charge : charges) {
                long above = beyond == null
                        ? 0
                        : SessionPosition.beyond(tokens, tokens.meters().place(charge.meter()), beyond);
                BigDecimal usd = charge.charge().price().usd();
                BigDecimal weighted = new BigDecimal(tokens.count(charge.meter()))
                        .add(new BigDecimal(above).multiply(new BigDecimal("0.5")));
                expected = expected.add(usd.multiply(weighted).movePointLeft(6));
            }
            assertThat(sum(plan.arithmetic(), tokens))
                    .as("seed %d, case %d", seed, i)
                    .isEqualByComparingTo(expected);
            overflows += plan.arithmetic().unscaledAmount(tokens) == Long.MIN_VALUE ? 1 : 0;
        }
        assertThat(overflows).isBetween(400, 3_600);
    }

    private static BigDecimal price(Random random) {
        return BigDecimal.valueOf(random.nextInt(20_000_000), random.nextInt(7));
    }

    private static long count(Random random) {
        return random.nextBoolean() ? 1 + random.nextInt(1_000_000) : MOST - random.nextInt(1_000);
    }

    private static BigDecimal sum(PlanArithmetic arithmetic, TokenCounts tokens) {
        ExactSum sum = new ExactSum();
        arithmetic.addTo(sum, tokens);
        return sum.total().usd();
    }
}
