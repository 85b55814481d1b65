package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code fixtures/attacks} is refused by name and place, before anything of it runs. */
class AttackTest {

    @TempDir
    private static Path folder;

    static List<AttackFile> attacks() {
        return AttackFile.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesTheAttackBeforeItRuns(AttackFile attack) {
        AttackEffects effects = new AttackEffects(folder);
        Map<String, String> texts = ShippedRules.texts();
        texts.put(attack.file(), attack.text());
        RulebookFiles files = RulebookFiles.of(texts);
        List<Problem> problems = assertThrows(RulebookException.class, () -> RulebookLoader.load(files))
                .problems();
        AttackFile.Expected expected = attack.expected();
        assertThat(problems)
                .filteredOn(Problem::isError)
                .allMatch(problem -> problem.file().equals(attack.file()))
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(expected.code());
                    assertThat(problem.line()).isEqualTo(expected.line());
                    assertThat(problem.column()).isEqualTo(expected.column());
                    assertThat(problem.message()).contains(expected.named());
                });
        assertThat(effects.happened(attack)).as("side effect").isFalse();
    }

    @Test
    void attacksAreMany() {
        assertThat(attacks()).hasSizeGreaterThan(200);
    }

    @Test
    void refusesARuleFileOfAMillionCharacters() {
        assertRefused("// " + "x".repeat(1 << 20), "file-too-large");
    }

    @Test
    void refusesAHundredThousandRules() {
        StringBuilder rules = new StringBuilder("package charges\nimport io.tokentariff.rating.*\n");
        for (int i = 0; i < 100_000; i++) {
            rules.append("rule \"")
                    .append(i)
                    .append("\" when Usage( ) then insert( Finding.note( \"a\", \"b\" ) ); end\n");
        }
        assertRefused(rules.toString(), "file-too-large");
    }

    private static void assertRefused(String text, String code) {
        Map<String, String> texts = ShippedRules.texts();
        texts.put("charges/large.drl", text);
        assertThat(RulebookLoader.attempt(RulebookFiles.of(texts), new Problems())
                        .problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::code)
                .containsExactly(code);
    }
}
