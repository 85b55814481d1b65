package io.tokentariff.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThousandsTest {

    @Test
    void asAFormatGivesThem() {
        LongStream.iterate(1, each -> each * 7)
                .limit(60) // beyond what a long holds, so of both signs and any size
                .flatMap(each -> LongStream.of(each, -each, each / 1_000))
                .forEach(each -> {
                    String expected = String.format(Locale.ROOT, "%,d", each);
                    assertThat(Thousands.apart(each)).isEqualTo(expected);
                    assertThat(Thousands.apart(BigInteger.valueOf(each))).isEqualTo(expected);
                });
        assertThat(Thousands.apart(0)).isEqualTo("0");
        assertThat(Thousands.apart(-100)).isEqualTo("-100");
        assertThat(Thousands.apart(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
        assertThat(Thousands.apart(BigInteger.TEN.pow(21))).isEqualTo("1,000,000,000,000,000,000,000");
    }
}
