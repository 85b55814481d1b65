package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher prices real files: exit codes, streams and colours as a shell sees them. */
class LauncherEndToEndIT {

    private static final Path LAUNCHER =
            Path.of(System.getProperty("launcher", "tariff")).toAbsolutePath();
    private static final Path USAGE = Path.of("fixtures", "usage").toAbsolutePath();

    @TempDir
    Path elsewhere;

    private record Ended(int exit, String out, String err) {}

    @Test
    void pricesFromAnyFolderWithTheRulesBesideIt() throws Exception {
        Ended run = tariff("price", USAGE.resolve("openai-finetune.jsonl").toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Total  at least 21.00 USD");
    }

    @Test
    void exitsWithTheCodesOfTheReadme() throws Exception {
        assertThat(tariff("price", "nowhere.jsonl").exit()).isEqualTo(2);
        assertThat(tariff("price", USAGE.resolve("native.csv").toString()).exit())
                .isEqualTo(3);
        assertThat(tariff("quote", "--model", "x", "--input", "1").exit()).isEqualTo(4);
        assertThat(tariff("quote", "--model", "x", "--input", "1", "--rules", "nowhere")
                        .exit())
                .isEqualTo(5);
    }

    @Test
    void colourFollowsTheTerminalAndNoColor() throws Exception {
        String quote = "quote --model o3 --input 1";
        Ended plain = tariff(quote.split(" ", -1));
        assertThat(plain.out()).doesNotContain("\u001b[");

        assertThat(withTerminal(quote, false)).contains("\u001b[");
        assertThat(withTerminal(quote, true)).doesNotContain("\u001b[").contains("0.000002 USD");
    }

    /** Arabic has digits of its own, Turkish letters; neither belongs into what programs read. */
    @ParameterizedTest
    @ValueSource(strings = {"ar EG", "tr TR"})
    void everythingIsTheSameInEveryLocale(String locale) throws Exception {
        for (String line : List.of(
                "price " + USAGE.resolve("native.csv"),
                "price --format markdown " + USAGE.resolve("openai-batch.jsonl"),
                "price --format jsonl " + USAGE.resolve("openai-usage.json"),
                "quote --model gpt-5.4 --input 300k --cached 1,024 --output 12 --at 2026-07-01",
                "check")) {
            String[] args = line.split(" ", -1);
            assertThat(inLocale(locale, args)).isEqualTo(tariff(args));
        }
    }

    /** Bash gives {@code <(…)} as a pipe with the name of a file. */
    @Test
    void readsPipesGivenAsFiles() throws Exception {
        Path usage = USAGE.resolve("native.csv");
        String command = "%s price <(cat %s)".formatted(LAUNCHER, usage);
        assertThat(end(new ProcessBuilder("bash", "-c", command)).out())
                .isEqualTo(tariff("price", usage.toString()).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
    void readsAndWritesFilesBeyondAscii(String locale) throws Exception {
        Path usage = Files.copy(USAGE.resolve("openai-finetune.jsonl"), elsewhere.resolve("Nutzung für März.jsonl"));
        ProcessBuilder builder = new ProcessBuilder(
                LAUNCHER.toString(), "price", usage.getFileName().toString(), "--out", "Rechnung für März.txt");
        builder.environment().put("LC_ALL", locale);
        Ended run = end(builder);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(elsewhere.resolve("Rechnung für März.txt")).content().contains("Total  at least 21.00 USD");
    }

    /** A folder that happens to be named so is no rulebook anybody asked for. */
    @Test
    void rulesThatHappenToBeHereAreNotUsed() throws Exception {
        Files.createDirectory(elsewhere.resolve("rules"));
        assertThat(tariff("quote", "--model", "o3", "--input", "1").exit()).isZero();
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "quote", "--model", "o3", "--input", "1");
        builder.environment().put("TARIFF_RULES", "rules");
        assertThat(end(builder).exit()).isEqualTo(5);
    }

    private Ended inLocale(String locale, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        String[] words = locale.split(" ", -1);
        String options = "-Duser.language=%s -Duser.country=%s".formatted(words[0], words[1]);
        builder.environment().put("JAVA_OPTS", options);
        return end(builder);
    }

    /** Runs the jar as the launcher does when stdout is a terminal. */
    private String withTerminal(String args, boolean noColour) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtariff.terminal.out=yes",
                "-jar",
                Path.of(System.getProperty("cli.jar", "target/tokentariff-0.1.0-cli.jar"))
                        .toAbsolutePath()
                        .toString()));
        command.addAll(List.of(args.split(" ", -1)));
        command.addAll(List.of("--rules", Path.of("rules").toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("NO_COLOR");
        if (noColour) {
            builder.environment().put("NO_COLOR", "1");
        }
        return end(builder).out();
    }

    private Ended tariff(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(args));
        return end(new ProcessBuilder(command));
    }

    private Ended end(ProcessBuilder builder) throws IOException, InterruptedException {
        Path err = elsewhere.resolve("stderr.txt");
        Process process = builder.directory(elsewhere.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }
}
