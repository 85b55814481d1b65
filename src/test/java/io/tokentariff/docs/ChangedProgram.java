package io.tokentariff.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A copy of the program and its rules that pages have changed: patched, compiled, and run apart. */
final class ChangedProgram {

    private static final List<String> COPIED = List.of("src/main", "rules");

    private final Path folder;

    private ChangedProgram(Path folder) {
        this.folder = folder;
    }

    static ChangedProgram copyTo(Path folder) throws IOException {
        for (String each : COPIED) {
            try (Stream<Path> files = Files.walk(Path.of(each))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return new ChangedProgram(folder);
    }

    /** Applies a patch as it stands on a page: its hunks need no line numbers that are true. */
    void patch(String name, List<String> lines) throws IOException, InterruptedException {
        Path patch = Files.write(folder.resolve(name + ".patch"), lines);
        Result result = run(List.of("git", "apply", "--recount", "-C1", patch.toString()));
        assertThat(result.exit())
                .as("%s changes the program as it is now: %s", name, result.printed())
                .isZero();
    }

    void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
                Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> faults = new ArrayList<>();
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            fault -> faults.add(fault.toString()),
                            List.of("-proc:none", "-nowarn", "-d", classes().toString(), "-cp", libraries()),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(String.join("\n", faults)).isTrue();
        }
        Path resources = Path.of("src/main/resources");
        try (Stream<Path> all = Files.walk(resources)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = classes().resolve(resources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Runs {@code ./tariff} with these arguments and returns what it prints, errors first. */
    List<String> tariff(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes() + File.pathSeparator + libraries(),
                "io.tokentariff.cli.Main"));
        command.addAll(arguments);
        return CliRun.withoutRevision(run(command).printed()).lines().toList();
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private record Result(int exit, String printed) {}

    private Result run(List<String> command) throws IOException, InterruptedException {
        Path err = folder.resolve("stderr");
        Path out = folder.resolve("stdout");
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        return new Result(exit, Files.readString(err) + Files.readString(out));
    }
}
