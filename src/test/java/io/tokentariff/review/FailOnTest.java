package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tokentariff.money.Money;
import io.tokentariff.problem.WrongUseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailOnTest {

    private static Impact impact(String before, String after, long newlyUnpriced) {
        return impact(before, after, newlyUnpriced, "0");
    }

    private static Impact impact(String before, String after, long newlyUnpriced, String lost) {
        return new Impact(
                new Sides(Money.of(before), Money.of(after), Money.of(lost), Money.ZERO),
                new Impact.Counts(10, 5, 0, newlyUnpriced, 0, newlyUnpriced, 0, 0, false, false),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "+1%, 100, 101, false",
        "+1%, 100, 101.0000001, true",
        "+1%, 100, 90, false",
        "-1%, 100, 99, false",
        "-1%, 100, 98.99, true",
        "-1%, 100, 150, false",
        "1%, 100, 98.99, true",
        "1%, 100, 101.01, true",
        "1%, 100, 100.5, false",
        "0.5%, 200, 201.01, true",
        "+10usd, 100, 110, false",
        "+10usd, 100, 110.01, true",
        "-10usd, 100, 89.99, true",
        "10USD, 100, 89.99, true",
        "+$10usd, 100, 111, true",
        "+1%, 0, 0.01, true",
        "+1%, 0, 0, false"
    })
    void isExceededOnlyByMoreThanItSays(String limit, String before, String after, boolean exceeded) {
        assertThat(FailOn.parse(limit).exceededBy(impact(before, after, 0))).isEqualTo(exceeded);
    }

    @Test
    void isExceededByARecordThatLosesItsPrice() {
        assertThat(FailOn.parse("unpriced").exceededBy(impact("100", "90", 1))).isTrue();
        assertThat(FailOn.parse("unpriced").exceededBy(impact("100", "900", 0))).isFalse();
    }

    @Test
    void takesALostPriceForNoFall() {
        Impact lost = impact("100", "10", 3, "90");
        assertThat(FailOn.parse("-1%").exceededBy(lost)).isFalse();
        assertThat(FailOn.parse("10usd").exceededBy(lost)).isFalse();
        assertThat(FailOn.parse("lost-price").exceededBy(lost)).isTrue();
        assertThat(FailOn.parse("lost-price").sentence(lost))
                .isEqualTo("3 records lose their price; they cost 90.00 USD (--fail-on lost-price).");
        // 1.20 more on 10.00, the 90.00 left aside
        assertThat(FailOn.parse("+11%").exceededBy(impact("100", "11.20", 3, "90")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "+-1%", "1 percent", "1e3%", "--1%", "priced"})
    void refusesOtherForms(String text) {
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> FailOn.parse(text))
                .withMessageContaining("is not a limit such as +1%");
    }

    @Test
    void saysByHowMuchTheBillChanges() {
        assertThat(FailOn.parse("+1%").sentence(impact("8", "10", 0)))
                .isEqualTo("The bill changes by +2.00 USD (+25.0 %), more than --fail-on +1% allows.");
    }
}
