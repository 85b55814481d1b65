package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar and the launcher, as people run them: from another folder, through a link. */
class LauncherIT {

    private static final Path JAR = Path.of(System.getProperty("cli.jar", "target/tokentariff-0.1.0-cli.jar"));
    private static final Path LAUNCHER = Path.of(System.getProperty("launcher", "tariff"));

    private static final String VERSION =
            "tariff \\d+\\.\\d+\\.\\d+ \\(commit .+\\)\\RJava \\d+.*\\Rrulebook sha256:.* in .*rules\\R";

    @TempDir
    Path elsewhere;

    @Test
    void theJarRunsAlone() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(java, "-jar", JAR.toString(), "--version")).matches(VERSION);
    }

    @Test
    void theJarHoldsNoSignatures() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.isMultiRelease()).isTrue();
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("META-INF/LICENSE", "META-INF/services/org.kie.api.KieServices")
                    .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
        }
    }

    @Test
    void theLauncherRunsThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("tt"), LAUNCHER.toAbsolutePath());
        assertThat(run(link.toString(), "--version")).matches(VERSION);
    }

    /** Runs a command in a folder of its own and returns what it printed as its result. */
    private String run(String... command) throws IOException, InterruptedException {
        Path err = elsewhere.resolve("stderr.txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(elsewhere.toFile())
                .redirectError(err.toFile());
        builder.environment().put("TARIFF_NO_CACHE", "1");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed + Files.readString(err)).isZero();
        return printed;
    }
}
