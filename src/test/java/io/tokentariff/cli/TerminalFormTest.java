package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a terminal is inert, and fits. */
class TerminalFormTest {

    @TempDir
    Path folder;

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*\\.\\d+");

    @Test
    void namesAreNothingButNames() throws IOException {
        Hostile.everything(folder, "text")
                .forEach(text ->
                        assertThat(text).doesNotContainPattern(OBEYED).doesNotContainPattern("(?m)^Total  0 USD"));
    }

    @Test
    void problemsOfARulebookAreNothingButText() throws IOException {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("charges"));
        Files.writeString(
                rules.resolve("charges/x.drl"), "rule \"\u001b[2J\u202e\" when nonsense \u001b[31m then end\n");
        assertThat(CliRun.of("check", rules).out()).isNotEmpty().doesNotContainPattern(OBEYED);
    }

    @ParameterizedTest
    @CsvSource({
        "price fixtures/usage/2026-q2.jsonl",
        "price fixtures/usage/2026-q2.jsonl --group-by project",
        "explain r-05263 fixtures/usage/2026-q2.jsonl",
        "advise fixtures/advice/usage.jsonl --workloads fixtures/advice/profiles.json",
        "forecast fixtures/advice/usage.jsonl",
        "check",
        "check fixtures/problems/several-at-once",
        "diff fixtures/problems/base rules",
        "rules",
        "--help",
        "price --help",
        "quote --help",
        "diff --help"
    })
    void noLineIsLongerThanTheTerminalAndNoNumberIsBroken(String command) {
        String whole = at("", command);
        for (int columns : new int[] {60, 80, 100, 200}) {
            String text = at(String.valueOf(columns), command);
            assertThat(text.lines()).allMatch(line -> line.length() <= columns, "at most " + columns);
            assertThat(numbers(whole)).as("numbers at " + columns).containsAll(numbers(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "100"})
    void whatIsLeftOutIsSaidAndTheAmountStays(String columns) {
        assertThat(at(columns, "price fixtures/usage/2026-q2.jsonl"))
                .contains("Not shown, for lack of room:", "235.20111282?", "amount USD");
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    private static String at(String columns, String command) {
        System.setProperty("tariff.terminal.columns", columns);
        try {
            return CliRun.of((Object[]) command.split(" ")).out();
        } finally {
            System.clearProperty("tariff.terminal.columns");
        }
    }
}
