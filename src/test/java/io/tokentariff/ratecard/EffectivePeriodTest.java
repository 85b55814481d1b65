package io.tokentariff.ratecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectivePeriodTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);

    private static EffectivePeriod period(@Nullable Integer from, @Nullable Integer until) {
        return new EffectivePeriod(
                from == null ? null : FIRST.plusDays(from), until == null ? null : FIRST.plusDays(until));
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "1,true", "2,false"})
    void coversItsFirstDayAndNotTheDayItEnds(int day, boolean covered) {
        assertThat(period(0, 2).covers(FIRST.plusDays(day))).isEqualTo(covered);
    }

    @Test
    void anOpenEndHasNoBound() {
        assertThat(EffectivePeriod.ALWAYS.covers(LocalDate.MIN)).isTrue();
        assertThat(EffectivePeriod.ALWAYS.covers(LocalDate.MAX)).isTrue();
        assertThat(period(null, 1).covers(LocalDate.MIN)).isTrue();
        assertThat(period(null, 1).covers(FIRST.plusDays(1))).isFalse();
        assertThat(period(1, null).covers(LocalDate.MAX)).isTrue();
        assertThat(period(1, null).covers(FIRST)).isFalse();
    }

    @Test
    void refusesAPeriodWithoutADay() {
        assertThatThrownBy(() -> period(2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The period from 2026-07-03 until 2026-07-03 is empty.");
        assertThatThrownBy(() -> period(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overlapsExactlyWhereADayIsInBoth() {
        Integer[] ends = {null, 0, 1, 2, 3, 4};
        List<EffectivePeriod> all = new java.util.ArrayList<>();
        for (Integer from : ends) {
            for (Integer until : ends) {
                if (from == null || until == null || from < until) {
                    all.add(period(from, until));
                }
            }
        }
        for (EffectivePeriod a : all) {
            for (EffectivePeriod b : all) {
                boolean shared = FIRST.minusDays(2)
                        .datesUntil(FIRST.plusDays(8))
                        .anyMatch(day -> a.covers(day) && b.covers(day));
                assertThat(a.overlaps(b)).as("%s and %s", a, b).isEqualTo(shared);
            }
        }
    }

    @Test
    void isPrintedInWords() {
        assertThat(EffectivePeriod.ALWAYS).hasToString("always");
        assertThat(period(0, null)).hasToString("from 2026-07-01");
        assertThat(period(null, 0)).hasToString("until 2026-07-01");
        assertThat(period(0, 1)).hasToString("from 2026-07-01 until 2026-07-02");
    }
}
