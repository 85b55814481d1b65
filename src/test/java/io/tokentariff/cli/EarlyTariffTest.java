package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.Tariff;
import io.tokentariff.problem.RulebookException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyTariffTest {

    private static final Path SHIPPED = Path.of("rules");

    @TempDir
    Path empty;

    @Test
    void usualRulebookIsOpenedOnce() {
        EarlyTariff early = EarlyTariff.begin(SHIPPED, "quote", "--model", "gpt-4.1-mini");
        Tariff first = early.tariff(SHIPPED, false);
        assertThat(early.begun()).isTrue();
        assertThat(early.tariff(SHIPPED, false)).isSameAs(first);
        assertThat(first.revision()).isEqualTo(Tariff.open(SHIPPED).revision());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote --help",
                "price -V",
                "price usage.jsonl --rules other",
                "price usage.jsonl --rules=other",
                "price usage.jsonl --no-cache"
            })
    void nothingIsOpenedForArgumentsThatAskForNoneOrForAnotherRulebook(String arguments) {
        assertThat(EarlyTariff.begin(SHIPPED, arguments.split(" ")).begun()).isFalse();
    }

    @Test
    void anotherRulebookThanTheOneBegunWithIsOpenedWhenAskedFor() {
        EarlyTariff early = EarlyTariff.begin(empty, "price", "usage.jsonl");
        assertThat(early.begun()).isTrue();
        assertThat(early.tariff(SHIPPED, false).revision())
                .isEqualTo(Tariff.open(SHIPPED).revision());
    }

    @Test
    void faultsOfTheRulebookAreToldToThoseWhoAskForIt() {
        EarlyTariff early = EarlyTariff.begin(empty, "price", "usage.jsonl");
        assertThatThrownBy(() -> early.tariff(empty, false))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("holds no rules and no tables");
    }
}
