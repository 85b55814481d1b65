package io.tokentariff.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which regular expressions a rule may match texts with. */
class RegexCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5", "gpt-.*", ".*mini", "gpt-[45]\\.1(-mini|-nano)?", "o\\d+-mini", "a\\*b\\*c\\*.*"})
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
                ".*x.*",
                "[a-z]+-.*",
                "a.*|b.*",
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

    /** The worst text for each form: no match, and as many ways to begin one as there can be. */
    @ParameterizedTest
    @ValueSource(strings = {".*x", ".*xy", "[xn]*y", "x?x?x?x?.*y", "(x|x|x|x|x)(x|x|x|x).*y", ".*(x|xx)(x|xx)(x|xx)y"})
    void whatIsAllowedTakesTimeByTheLengthOfTheTextAlone(String expression) {
        assertThat(RegexCheck.fault(expression)).isNull();
        for (String end : List.of("", "\n", "z")) {
            String name = "x".repeat(1 << 14) + end;
            assertThat(stepsTo(expression, name + name)).isLessThan(3 * stepsTo(expression, name));
        }
    }

    /** How often a text is looked at until it is known whether it matches. */
    private static long stepsTo(String expression, String text) {
        long[] steps = {0};
        CharSequence counting = new CharSequence() {
            @Override
            public int length() {
                return text.length();
            }

            @Override
            public char charAt(int index) {
                steps[0]++;
                return text.charAt(index);
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return text.subSequence(start, end);
            }

            @Override
            public String toString() {
                return text;
            }
        };
        Pattern.compile(expression).matcher(counting).matches();
        return steps[0];
    }
}
