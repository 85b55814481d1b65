package io.tokentariff.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts, unit prices, factors and rounding. */
class MoneyTest {

    @Test
    void amountsAreEqualByValue() {
        assertThat(Money.of("0.10")).isEqualTo(Money.of("0.1")).hasSameHashCodeAs(Money.of("0.1000"));
        assertThat(Money.of("100")).isEqualTo(new Money(new BigDecimal("1E+2")));
        assertThat(Money.of("0.00")).isEqualTo(Money.ZERO);
        assertThat(Money.of("0.1")).isNotEqualTo(Money.of("0.11"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.000,0", "0.1,0.10", "12,12.00", "1200,1200.00", "0.000363,0.000363", "-3.5,-3.50"})
    void amountsArePrintedPlainly(String amount, String printed) {
        assertThat(Money.of(amount).toPlainString()).isEqualTo(printed);
    }

    @Test
    void anAmountTooSmallForCentsHasNoExponent() {
        assertThat(Money.of("1E-9").toPlainString()).isEqualTo("0.000000001");
        assertThat(Money.of("1E+9")).hasToString("1000000000.00 USD");
    }

    @Test
    void amountsAddSubtractAndCompare() {
        Money a = Money.of("0.3");
        Money b = Money.of("0.1");
        assertThat(a.plus(b)).isEqualTo(Money.of("0.4"));
        assertThat(a.minus(b)).isEqualTo(Money.of("0.2"));
        assertThat(b.minus(a).isNegative()).isTrue();
        assertThat(a.negated()).isEqualTo(Money.of("-0.3"));
        assertThat(a.min(b)).isEqualTo(b);
        assertThat(b.min(a)).isEqualTo(b);
        assertThat(a).isGreaterThan(b);
        assertThat(b.times(new BigDecimal(3))).isEqualTo(a);
        assertThat(Money.ZERO.isZero()).isTrue();
        assertThat(Money.ZERO.isPositive() || Money.ZERO.isNegative()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,5", "abc", "$1"})
    void refusesAnAmountThatIsNoDecimal(String text) {
        assertThatThrownBy(() -> Money.of(text)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.005, 0.00",
        "0.015, 0.02",
        "0.025, 0.02",
        "0.0250001, 0.03",
        "-0.005, 0.00",
        "-0.015, -0.02",
        "12, 12.00",
        "0.0049999, 0.00",
        "1234567.895, 1234567.90"
    })
    void roundsToCentsHalfToTheEvenNeighbour(String exact, String rounded) {
        assertThat(Rounding.CENTS_HALF_EVEN.apply(Money.of(exact))).isEqualTo(rounded);
    }

    @Test
    void roundsAsTheNameSays() {
        assertThat(new Rounding(0, RoundingMode.UP).apply(Money.of("0.01"))).isEqualTo("1");
        assertThat(new Rounding(4, RoundingMode.DOWN).apply(Money.of("0.12349")))
                .isEqualTo("0.1234");
    }

    @ParameterizedTest
    @CsvSource({
        "call, per 1000 calls",
        "search, per 1000 searches",
        "query, per 1000 queries",
        "day, per 1000 days",
        "box, per 1000 boxes"
    })
    void severalUnitsAreNamedAsPeopleNameThem(String unit, String words) {
        assertThat(new UnitPrice(BigDecimal.ONE, 1_000, unit).perWhat().replace(",", ""))
                .isEqualTo(words);
    }

    @Test
    void aUnitPriceIsForAMillionTokens() {
        assertThat(UnitPrice.of("5.00").times(8_400_000)).isEqualTo(Money.of("42.00"));
        assertThat(UnitPrice.of("0.0025").times(1)).isEqualTo(Money.of("0.0000000025"));
        assertThat(UnitPrice.of("0.40").times(0)).isEqualTo(Money.ZERO);
        assertThat(UnitPrice.of("0.40").times(Factor.ofPercentChange(new BigDecimal(-75))))
                .isEqualTo(UnitPrice.of("0.1"));
        assertThat(UnitPrice.of("0.40")).hasToString("0.40 USD per million");
        assertThat(UnitPrice.of("20")).isEqualTo(UnitPrice.of("2E1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.00, 1000, call, 2, 0.02, '10.00 USD per 1,000 calls'",
        "0.03, 1, session, 3, 0.09, '0.03 USD per session'",
        "1.5, 10, image, 1, 0.15, '1.50 USD per 10 images'",
        "0.40, 1000000, character, 5, 0.000002, '0.40 USD per 1,000,000 characters'",
    })
    void aUnitPriceIsForAsManyAsItSays(BigDecimal usd, long per, String unit, long count, String amount, String text) {
        UnitPrice price = new UnitPrice(usd, per, unit);
        assertThat(price.times(count)).isEqualTo(Money.of(amount));
        assertThat(price).hasToString(text);
        assertThat(price.isPerMillionTokens()).isFalse();
        assertThat(price.times(Factor.ofPercentChange(new BigDecimal(-50))).times(2 * count))
                .isEqualTo(Money.of(amount));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -10, 3, 60, 1_500})
    void refusesAUnitPriceThatWouldHaveToBeRounded(long per) {
        assertThatThrownBy(() -> new UnitPrice(BigDecimal.ONE, per, "call"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not per " + per);
    }

    @Test
    void refusesANegativeUnitPrice() {
        assertThatThrownBy(() -> UnitPrice.of("-0.01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.01");
    }

    @ParameterizedTest
    @CsvSource({"-75,0.25", "10,1.1", "-100,0", "0,1", "-12.5,0.875", "100,2", "0.001,1.00001"})
    void aFactorIsAChangeInPercent(String percent, String factor) {
        assertThat(Factor.ofPercentChange(new BigDecimal(percent)).toPlainString())
                .isEqualTo(factor);
    }

    @Test
    void refusesToTakeOffMoreThanEverything() {
        assertThatThrownBy(() -> Factor.ofPercentChange(new BigDecimal("-100.01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Factor(new BigDecimal(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void factorsMultiplyInAnyOrder() {
        Factor a = new Factor(new BigDecimal("1.1"));
        Factor b = new Factor(new BigDecimal("0.50"));
        assertThat(a.times(b)).isEqualTo(b.times(a)).isEqualTo(new Factor(new BigDecimal("0.55")));
        assertThat(a.times(Factor.ONE)).isEqualTo(a);
        assertThat(new Factor(new BigDecimal("200"))).hasToString("x 200");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void tokensAtAPriceAreExactAndAdditive(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal usd = BigDecimal.valueOf(random.nextInt(Integer.MAX_VALUE), random.nextInt(12));
            long tokens = random.nextLong() >>> 24;
            long part = tokens == 0 ? 0 : random.nextLong(tokens + 1);
            UnitPrice price = new UnitPrice(usd);
            BigDecimal expected = usd.multiply(new BigDecimal(tokens)).divide(new BigDecimal(1_000_000));
            assertThat(price.times(tokens).usd())
                    .as("seed %d, case %d", seed, i)
                    .isEqualByComparingTo(expected);
            assertThat(price.times(part).plus(price.times(tokens - part)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(price.times(tokens));
        }
    }
}
