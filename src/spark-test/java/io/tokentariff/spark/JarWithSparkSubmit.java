package io.tokentariff.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, run by Spark's own {@code SparkSubmit} in a process with nothing but Spark's jars. */
class JarWithSparkSubmit {

    private static final Path JAR =
            Path.of(System.getProperty("spark.jar", "target/spark/tokentariff-0.1.0-spark.jar"));

    /** What is in the jar, and so is not on Spark's class path. */
    private static final List<String> OURS = List.of(
            "/org/kie/",
            "/org/drools/",
            "/org/mvel/",
            "/ecj/",
            "/antlr-runtime/",
            "/fastcsv/",
            "/picocli/",
            "/jspecify/");

    @TempDir
    Path folder;

    /** The jars of Spark, as a distribution has them in its folder {@code jars}. */
    private static List<Path> sparkJars() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(tests.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && OURS.stream().noneMatch(entry::contains))
                .filter(entry ->
                        !entry.matches(".*(tokentariff|slf4j-nop|junit|surefire|jackson-dataformat-yaml|snakeyaml).*"))
                .map(Path::of)
                .toList();
    }

    @Test
    void theJarHoldsWhatSparkDoesNot() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .contains(
                            "io/tokentariff/spark/TariffSpark.class",
                            "io/tokentariff/Tariff.class",
                            "META-INF/LICENSE",
                            "META-INF/licences/THIRD-PARTY.txt")
                    .noneMatch(
                            name -> name.matches(
                                    "(?i)(ch/qos/logback|org/slf4j|org/apache/(spark|hadoop|parquet|logging)|blue/strategic|scala|"
                                            + "com/fasterxml/jackson/(core|databind)|com/github/luben|io/javalin|io/tokentariff/(cli|http))/.*"))
                    .noneMatch(name -> name.contains("SLF4JServiceProvider") || name.contains("StaticLoggerBinder"));
        }
    }

    @Test
    void sparkSubmitPricesTheQuarter() throws IOException, InterruptedException {
        submit("local[2]", List.of(), "--priced", "jsonl");
        assertQuarter();
        assertThat(Sparks.all(folder.resolve("out/priced"))).isEqualTo(Sparks.program(Sparks.QUARTER, "jsonl"));
        assertThat(Sparks.all(folder.resolve("out/rejects"))).isEqualTo(Sparks.rejects(Sparks.QUARTER, folder));
    }

    @Test
    void wrongUseIsSaidInASentence() throws IOException, InterruptedException {
        Process process =
                start("local[1]", List.of(), "--rules", "rules", "--out", folder.resolve("out"), "missing.jsonl");
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("missing.jsonl holds no usage files; check the path");
    }

    @Test
    void anExecutorThatIsKilledChangesNothing() throws IOException, InterruptedException {
        Path home = folder.resolve("spark");
        Files.createDirectories(home.resolve("jars"));
        for (Path jar : sparkJars()) {
            Files.createSymbolicLink(home.resolve("jars").resolve(jar.getFileName()), jar);
        }
        // many copies of the quarter, so that there is a middle
        Path usage = folder.resolve("usage");
        Files.createDirectories(usage);
        for (int i = 0; i < 6; i++) {
            Files.copy(Sparks.QUARTER, usage.resolve("copy-%s.jsonl".formatted(i)));
        }
        Process process = start(
                "local-cluster[2,1,1024]",
                List.of("--conf", "spark.executor.memory=1g"),
                "--rules",
                "rules",
                "--out",
                folder.resolve("out"),
                "--partitions",
                "24",
                usage);
        assertThat(killAnExecutor(process))
                .as(Files.readString(folder.resolve("err")))
                .isTrue();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
        assertThat(Files.readString(folder.resolve("err"))).contains("Lost executor");
        assertThat(Files.readString(folder.resolve("out/statement.json"))).isEqualTo(Sparks.program(usage, "json"));
    }

    /** Waits until tasks have run on executors, and kills one of these. */
    private boolean killAnExecutor(Process driver) throws IOException, InterruptedException {
        while (driver.isAlive()) {
            if (Files.readString(folder.resolve("err")).contains("Finished task 2.0 in stage 0.0")) {
                List<ProcessHandle> executors = executors(driver);
                if (!executors.isEmpty()) {
                    return executors.get(0).destroyForcibly();
                }
            }
            driver.waitFor(50, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private static List<ProcessHandle> executors(Process driver) {
        try (Stream<ProcessHandle> all = driver.descendants()) {
            return all.filter(each -> each.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                    .toList();
        }
    }

    private void assertQuarter() throws IOException {
        assertThat(Files.readString(folder.resolve("out/statement.json")))
                .isEqualTo(Sparks.program(Sparks.QUARTER, "json"))
                .contains("548.8940102025");
    }

    private void submit(String master, List<String> options, Object... more) throws IOException, InterruptedException {
        List<Object> args = new ArrayList<>(List.of("--rules", "rules", "--out", folder.resolve("out")));
        args.addAll(List.of(more));
        args.add(Sparks.QUARTER);
        Process process = start(master, options, args.toArray());
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
        assertThat(Files.readString(folder.resolve("err")))
                .doesNotContain("SLF4J(W)")
                .doesNotContain("multiple SLF4J");
    }

    private Process start(String master, List<String> options, Object... args) throws IOException {
        assumeThat(JAR).exists();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                String.join(
                        File.pathSeparator,
                        sparkJars().stream().map(Path::toString).toList()),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.ui.enabled=false",
                "--class",
                "io.tokentariff.spark.SparkPrice"));
        command.addAll(options);
        command.add(JAR.toAbsolutePath().toString());
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }
}
