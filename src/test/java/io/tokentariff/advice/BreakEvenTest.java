package io.tokentariff.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.advice.BreakEven.Prices;
import io.tokentariff.advice.BreakEven.Side;
import io.tokentariff.money.Ratio;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formula of policy 3 on the guide's prices. */
class BreakEvenTest {

    private static final Prices GPT_4_1_MINI = prices("0.40", "0.10", "1.60");
    private static final Prices GPT_5_MINI = prices("0.25", "0.025", "2.00");
    private static final Prices GPT_5_NANO = prices("0.05", "0.005", "0.40");

    private static Prices prices(String input, String cached, String output) {
        return new Prices(new BigDecimal(input), new BigDecimal(cached), new BigDecimal(output));
    }

    @ParameterizedTest
    @CsvSource({"0,1,8:3", "1,1,16:3", "1,2,32:9", "1,4,64:21"})
    void gpt5MiniAgainstGpt41Mini(long cached, long of, String ratio) {
        BreakEven breakEven = BreakEven.of(GPT_4_1_MINI, GPT_5_MINI, Ratio.of(cached, of), BigDecimal.ONE);
        assertThat(breakEven.side()).isEqualTo(Side.ABOVE);
        assertThat(String.valueOf(breakEven.inputToOutput())).isEqualTo(ratio);
    }

    @Test
    void aCheaperModelIsCheaperAtAnyRatioUntilItWritesTooMuch() {
        assertThat(BreakEven.of(GPT_4_1_MINI, GPT_5_NANO, Ratio.ZERO, BigDecimal.ONE))
                .isEqualTo(new BreakEven(Side.ALWAYS, null));
        assertThat(BreakEven.of(GPT_4_1_MINI, GPT_5_NANO, Ratio.ZERO, BigDecimal.TEN))
                .isEqualTo(new BreakEven(Side.ABOVE, Ratio.of(48, 7)));
    }

    @Test
    void aDearerModelIsCheaperAtNoRatioAndTheSameModelNeither() {
        assertThat(BreakEven.of(GPT_5_NANO, GPT_4_1_MINI, Ratio.ZERO, BigDecimal.ONE))
                .isEqualTo(new BreakEven(Side.NEVER, null));
        assertThat(BreakEven.of(GPT_4_1_MINI, GPT_4_1_MINI, Ratio.ZERO, BigDecimal.ONE))
                .isEqualTo(new BreakEven(Side.NEVER, null));
    }

    @Test
    void theOtherWayRoundItIsCheaperBelow() {
        assertThat(BreakEven.of(GPT_5_MINI, GPT_4_1_MINI, Ratio.ZERO, BigDecimal.ONE))
                .isEqualTo(new BreakEven(Side.BELOW, Ratio.of(8, 3)));
    }
}
