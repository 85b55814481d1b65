package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyRulebookTest {

    private static final Path SHIPPED = Path.of("rules");

    @TempDir
    Path empty;

    @Test
    void usualRulebookIsOpenedOnce() {
        EarlyRulebook early = EarlyRulebook.begin(SHIPPED, "quote", "--model", "gpt-4.1-mini");
        Rulebook first = early.rulebook(SHIPPED, false);
        assertThat(early.begun()).isTrue();
        assertThat(early.rulebook(SHIPPED, false)).isSameAs(first);
        assertThat(first.revision()).isEqualTo(RulebookLoader.load(SHIPPED).revision());
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
        assertThat(EarlyRulebook.begin(SHIPPED, arguments.split(" ")).begun()).isFalse();
    }

    @Test
    void anotherRulebookThanTheOneBegunWithIsOpenedWhenAskedFor() {
        EarlyRulebook early = EarlyRulebook.begin(empty, "price", "usage.jsonl");
        assertThat(early.begun()).isTrue();
        assertThat(early.rulebook(SHIPPED, false).revision())
                .isEqualTo(RulebookLoader.load(SHIPPED).revision());
    }

    @Test
    void faultsOfTheRulebookAreToldToThoseWhoAskForIt() {
        EarlyRulebook early = EarlyRulebook.begin(empty, "price", "usage.jsonl");
        assertThatThrownBy(() -> early.rulebook(empty, false))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("holds no rules and no tables");
    }
}
