package io.tokentariff.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.money.Factor;
import io.tokentariff.usage.TokenCounts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextLimitsTest {

    private static final LongContext WHOLE = row(LongContext.WHOLE_REQUEST, 272_000);
    private static final LongContext EXCESS = row(LongContext.EXCESS, 270_000);

    private static LongContext row(String scope, long threshold) {
        return new LongContext(
                "m",
                threshold,
                scope,
                null,
                Factor.ONE,
                Set.of(),
                EffectivePeriod.ALWAYS,
                "a test",
                new RowRef("tables/long-context.csv", 2),
                Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "272_000, 5_000, false", // the output is not asked about
        "272_001,     0, true",
        "      1,     0, false"
    })
    void wholeRequestIsLongStrictlyAboveItsContext(String input, String output, boolean isLong) {
        assertThat(ContextLimits.of(List.of(WHOLE)).exceededBy(tokens(input, output)))
                .isEqualTo(isLong);
    }

    @ParameterizedTest
    @CsvSource({"269_000, 1_000, false", "269_000, 1_001, true", "270_001, 0, true"})
    void excessIsLongWhereTheSessionEndsStrictlyAbove(String input, String output, boolean isLong) {
        assertThat(ContextLimits.of(List.of(EXCESS)).exceededBy(tokens(input, output)))
                .isEqualTo(isLong);
    }

    @Test
    void theLowestThresholdOfEachScopeCounts() {
        List<LongContext> rows =
                List.of(WHOLE, EXCESS, row(LongContext.WHOLE_REQUEST, 200_000), row(LongContext.EXCESS, 900_000));
        assertThat(ContextLimits.of(rows)).isEqualTo(new ContextLimits(200_000, 270_000, Long.MAX_VALUE));
    }

    @Test
    void withoutRowsNothingIsLong() {
        ContextLimits none = ContextLimits.of(List.of());
        assertThat(none.areNone()).isTrue();
        assertThat(none.exceededBy(TokenCounts.of(TokenCounts.LARGEST, 0, TokenCounts.LARGEST)))
                .isFalse();
        assertThat(ContextLimits.of(List.of(WHOLE)).areNone()).isFalse();
        assertThat(ContextLimits.of(List.of(EXCESS)).areNone()).isFalse();
    }

    private static TokenCounts tokens(String input, String output) {
        return TokenCounts.of(number(input), 0, number(output));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }
}
