package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher keeps to start sooner: made beside a run, never in its way. */
class StartUpIT {

    private static final Path LAUNCHER = Path.of(System.getProperty("launcher", "tariff"));
    private static final List<String> QUOTE =
            List.of("quote", "--model", "gpt-4.1-mini", "--input", "1200", "--output", "300", "--at", "2026-04-12");

    @TempDir
    Path caches;

    /** What a run printed, as its result and beside it. */
    private record Result(int exit, String printed) {}

    @Test
    void archiveIsMadeBesideTheFirstRunsUsedByTheNextAndIgnoredOnceDamaged() throws Exception {
        Result without = run(Map.of("TARIFF_NO_CACHE", "1"), QUOTE);
        assertThat(without.exit()).as(without.printed()).isZero();
        assertThat(Files.exists(classes())).isFalse();

        List<Process> first = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            first.add(start(Map.of("TARIFF_WAIT", "1"), QUOTE));
        }
        for (Process process : first) {
            assertThat(result(process)).isEqualTo(without);
        }
        Path archive = archive().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(classes())))
                .isEqualTo("rwx------");

        Path log = caches.resolve("classes.txt");
        assertThat(run(Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + log), QUOTE))
                .isEqualTo(without);
        assertThat(Files.readString(log))
                .contains("io.tokentariff.cli.Main source: shared objects file")
                .contains("picocli.CommandLine$Model$CommandSpec source: shared objects file");

        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.writeString(archive, "no archive");
        assertThat(run(Map.of(), QUOTE)).isEqualTo(without);
    }

    @Test
    void foldersThatOthersCanWriteAreNotUsed() throws Exception {
        Files.createDirectories(classes());
        Files.setPosixFilePermissions(classes(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(run(Map.of(), List.of("--version")).exit()).isZero();
        assertThat(classes()).isEmptyDirectory();
    }

    @Test
    void cacheThatCannotBeMadeIsNotInTheWay() throws Exception {
        Files.writeString(caches.resolve("tokentariff"), "a file where the folder should be");
        Result result = run(Map.of(), QUOTE);
        assertThat(result).isEqualTo(run(Map.of("TARIFF_NO_CACHE", "1"), QUOTE));
        assertThat(result.exit()).isZero();
    }

    @Test
    void archivesThatWereNotMadeLatelyGo() throws Exception {
        Files.createDirectories(classes());
        Files.setPosixFilePermissions(classes(), PosixFilePermissions.fromString("rwx------"));
        Path old = Files.writeString(classes().resolve("123-1.2.jsa"), "of a program that is gone");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        run(Map.of("TARIFF_WAIT", "1"), QUOTE);
        assertThat(old).doesNotExist();
        assertThat(archive()).isPresent();
    }

    @Test
    void cacheIsShownAndCleared() throws Exception {
        run(Map.of("TARIFF_WAIT", "1"), QUOTE);
        assertThat(run(Map.of(), List.of("cache")).printed())
                .contains(caches.resolve("tokentariff").toString(), "classes  1 file,")
                .containsPattern("rules +[1-9]");
        run(Map.of(), List.of("cache", "--clear"));
        assertThat(run(Map.of("TARIFF_NO_CACHE", "1"), List.of("cache")).printed())
                .contains("classes  0 files, 0 bytes", "rules    0 files, 0 bytes");
    }

    private Path classes() {
        return caches.resolve("tokentariff").resolve("classes");
    }

    private Optional<Path> archive() throws IOException {
        try (Stream<Path> files = Files.list(classes())) {
            return files.filter(file -> file.toString().endsWith(".jsa")).findFirst();
        }
    }

    private Result run(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        return result(start(environment, arguments));
    }

    private Process start(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", caches.toString());
        builder.environment().remove("TARIFF_NO_CACHE");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Result result(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), out);
    }
}
