package io.tokentariff.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.drl.Reading;
import io.tokentariff.rulebook.drl.RuleParser;
import io.tokentariff.rulebook.lint.RuleLint;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.junit.jupiter.api.Test;

/**
 * Rule files with words, characters and lines that went, came twice or changed places: each is refused at its file and line,
 * or it compiles to what was checked. {@code -Dmangled=12000} tries more of them.
 */
class MangledRulesTest {

    private static final int FILES = Integer.getInteger("mangled", 1_000);
    private static final List<Pattern> PIECES =
            List.of(Pattern.compile("\\w+|\\s+|[^\\w\\s]"), Pattern.compile("(?s)."), Pattern.compile("[^\\n]*\\n?"));

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());

    private int refused;
    private int compiled;

    @Test
    void isRefusedAtItsPlaceOrCompilesToWhatWasChecked() {
        List<Map.Entry<String, String>> files =
                List.copyOf(SHIPPED.files().rules().entrySet());
        Random random = new Random(20261126);
        for (int i = 0; i < FILES; i++) {
            Map.Entry<String, String> file = files.get(random.nextInt(files.size()));
            String text = file.getValue();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                text = mangled(text, random);
            }
            check(file.getKey(), text);
        }
        assertThat(refused).isGreaterThan(FILES / 4);
        assertThat(compiled).isGreaterThan(FILES / 4);
    }

    private void check(String file, String text) {
        Problems problems = new Problems();
        Reading reading = RuleParser.read(file, text);
        RuleLint.check(
                List.of(reading), SHIPPED.rateCard(), SHIPPED.adviceTables(), RuleVocabulary.shipped(), problems);
        if (problems.hasErrors()) {
            refused++;
            assertThat(problems.sorted())
                    .as(text)
                    .allMatch(problem -> problem.file().equals(file) && (problem.line() > 0 || ofAFile(problem)));
            return;
        }
        compiled++;
        Problems ofEngine = new Problems();
        assertThat(new RuleCompiler(RuleVocabulary.shipped(), ofEngine)
                        .compile(List.of(Objects.requireNonNull(reading.file()))))
                .as("%s%n%s", ofEngine.sorted(), text)
                .isNotNull();
        PackageDescr theirs = EngineReading.of(text);
        assertThat(theirs).as("what the engine's own parser makes of%n%s", text).isNotNull();
        assertThat(EngineReading.difference(
                        Descriptions.of(Objects.requireNonNull(reading.file())), Objects.requireNonNull(theirs)))
                .as(text)
                .isEmpty();
    }

    private static boolean ofAFile(Problem problem) {
        return problem.code().equals("empty-rule-file");
    }

    private static String mangled(String text, Random random) {
        List<String> pieces = new ArrayList<>(PIECES.get(random.nextInt(PIECES.size()))
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList());
        if (pieces.size() < 2) {
            return text;
        }
        int at = random.nextInt(pieces.size() - 1);
        switch (random.nextInt(3)) {
            case 0 -> pieces.remove(at);
            case 1 -> pieces.add(at, pieces.get(at));
            default -> pieces.add(at + 1, pieces.remove(at));
        }
        return String.join("", pieces);
    }
}
