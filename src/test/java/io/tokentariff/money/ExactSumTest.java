package io.tokentariff.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

    private static BigDecimal total(ExactSum sum) {
        return sum.total().usd();
    }

    @Test
    void nothingAddedIsZero() {
        assertThat(new ExactSum().total()).isEqualTo(Money.ZERO);
    }

    @Test
    void amountsOfDifferentScalesAddUp() {
        ExactSum sum = new ExactSum();
        sum.add(5, 0);
        sum.add(25, 2);
        sum.add(1, 12);
        sum.add(-1, 1);
        assertThat(total(sum)).isEqualByComparingTo("5.150000000001");
    }

    @Test
    void noLongIsTooLarge() {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < 3; i++) {
            sum.add(Long.MAX_VALUE, 6);
        }
        assertThat(total(sum))
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MAX_VALUE, 6).multiply(new BigDecimal(3)));
        for (int i = 0; i < 4; i++) {
            sum.add(Long.MIN_VALUE, 6);
        }
        assertThat(total(sum))
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MAX_VALUE, 6)
                        .multiply(new BigDecimal(3))
                        .add(BigDecimal.valueOf(Long.MIN_VALUE, 6).multiply(new BigDecimal(4))));
    }

    @Test
    void raisingTheScaleOfALargeSumLosesNothing() {
        ExactSum sum = new ExactSum();
        sum.add(Long.MAX_VALUE, 0);
        sum.add(1, 18);
        sum.add(Long.MIN_VALUE, 0);
        sum.add(1, 40);
        assertThat(total(sum))
                .isEqualByComparingTo(
                        new BigDecimal("-1").add(BigDecimal.valueOf(1, 18)).add(BigDecimal.valueOf(1, 40)));
    }

    @Test
    void aScaleBeyondEveryPowerOfTenIsExactToo() {
        ExactSum sum = new ExactSum();
        sum.add(0, 30);
        sum.add(7, 0);
        sum.add(3, 31);
        assertThat(total(sum)).isEqualByComparingTo(new BigDecimal("7").add(BigDecimal.valueOf(3, 31)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheSumOfBigDecimals(long seed) {
        Random random = new Random(seed);
        ExactSum sum = new ExactSum();
        ExactSum other = new ExactSum();
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 5_000; i++) {
            BigDecimal amount = BigDecimal.valueOf(amount(random), random.nextInt(25));
            expected = expected.add(amount);
            ExactSum target = random.nextBoolean() ? sum : other;
            if (random.nextInt(10) == 0) {
                BigDecimal big = new BigDecimal(new BigInteger(100, random), random.nextInt(30));
                target.add(big);
                expected = expected.add(big);
            }
            target.add(amount.unscaledValue().longValueExact(), amount.scale());
            if (random.nextInt(50) == 0) {
                sum.add(other);
                other = new ExactSum();
                assertThat(total(sum)).as("seed %d, amount %d", seed, i).isEqualByComparingTo(expected);
            }
        }
        sum.add(other);
        assertThat(total(sum)).as("seed %d", seed).isEqualByComparingTo(expected);
    }

    private static long amount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1_000);
            case 1 -> random.nextLong();
            case 2 -> -random.nextInt(1_000_000);
            default -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
        };
    }
}
