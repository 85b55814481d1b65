package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1200|1200", "1_200|1200", "1,234,567|1234567", "300k|300000", "1.2M|1200000", "1B|1000000000"})
    void readsNumbersAsPeopleWriteThem(String text, long tokens) {
        assertThat(new TokenNumber().convert(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,0000", "1.000", "300.000", "1.5", "1,00", "12,34,567", "1_0", "-1", "1.2345k", ""})
    void refusesWhatCouldMeanAnotherNumber(String text) {
        assertThatThrownBy(() -> new TokenNumber().convert(text)).hasMessageContaining("\"" + text + "\"");
    }
}
