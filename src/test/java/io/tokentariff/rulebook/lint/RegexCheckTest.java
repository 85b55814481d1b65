package io.tokentariff.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which regular expressions a rule may match texts with. */
class RegexCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-5",
                "gpt-.*",
                ".*mini",
                ".*mini.*",
                "gpt-[45]\\.1(-mini|-nano)?",
                "o\\d+-mini",
                "a\\*b\\*c\\*.*"
            })
    void allowsThoseThatAreQuickOnAnyText(String expression) {
        assertThat(RegexCheck.fault(expression)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a|a)*b",
                "a{1000}",
                ".*a.*b",
                "a+b+c",
                "(?=a)b",
                "(a)\\1",
                "\\Qa\\E",
                "a?a?a?a?a?a",
                "a|b|c|d|e|f|g|h|i|j",
                "[a",
                "(a"
            })
    void refusesThoseThatAreNot(String expression) {
        assertThat(RegexCheck.fault(expression)).isNotNull();
    }
}
