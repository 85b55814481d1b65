package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the program says of its commands. */
class CommandsTest {

    static Set<String> names() {
        return Commands.whole(Terminal.of(System.out, System.err))
                .getSubcommands()
                .keySet();
    }

    @Test
    void withoutACommandAllAreListed() {
        CliRun run = CliRun.of();
        assertThat(run.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(run.err()).contains(names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandHasItsHelp(String name) {
        CliRun run = CliRun.of(name, "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: tariff " + name);
    }

    @Test
    void unknownCommandsAndOptionsSuggestTheNearest() {
        CliRun command = CliRun.of("pirce", "usage.jsonl");
        assertThat(command.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(command.err()).contains("There is no command \"pirce\".").contains("Did you mean price?");
        CliRun option = CliRun.of("price", "--formt", "json", "usage.jsonl");
        assertThat(option.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(option.err()).contains("--formt").contains("Did you mean --format");
        assertThat(CliRun.of("price", "--fromat=json", "usage.jsonl").err()).contains("Did you mean --format");
    }

    @Test
    void versionNamesCommitJavaAndRulebook() {
        for (String command : new String[] {"--version", "price --version"}) {
            assertThat(CliRun.of((Object[]) command.split(" ")).out())
                    .matches("tariff \\S+ \\(commit .+\\)\\nJava .+\\nrulebook sha256:[0-9a-f]{64} in .*rules\\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionNamesEveryCommandAndOption(String shell) {
        CliRun run = CliRun.of("completion", shell);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(names()).contains("group-by", "markdown", "no-cache");
    }

    @Test
    void everyResultHasTheSameOptions() {
        everyResultHasTheSameOptions(Commands.whole(Terminal.of(System.out, System.err)));
    }

    private static void everyResultHasTheSameOptions(CommandLine whole) {
        whole.getSubcommands().forEach((name, command) -> {
            if (!command.getSubcommands().isEmpty()) {
                everyResultHasTheSameOptions(command);
            } else if (!Set.of("help", "completion", "serve").contains(name)) {
                assertThat(command.getCommandSpec().optionsMap()).as(name).containsKeys("--format", "--out");
            }
        });
    }

    @Test
    void commandsBelowCommandsHaveTheirHelp() {
        CliRun none = CliRun.of("tables");
        assertThat(none.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(none.err()).contains("export", "import");
        assertThat(CliRun.of("tables", "import", "--help").out()).contains("Usage: tariff tables import");
        assertThat(CliRun.of("tables", "exprot").err()).contains("Did you mean export?");
        assertThat(CliRun.of("completion", "fish").out())
                .contains("-n '__fish_seen_subcommand_from tables' -f -a export");
    }

    @Test
    void nameThatTheLocaleCannotTellSaysWhatToDo(@TempDir Path folder) {
        CliRun run = CliRun.of("price", folder.resolve("M\uFFFDrz.jsonl"));
        assertThat(run.err()).contains("set LC_ALL=C.UTF-8");
        assertThat(run.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(Files.exists(folder)).isTrue();
    }
}
