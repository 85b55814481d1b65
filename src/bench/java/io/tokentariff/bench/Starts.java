package io.tokentariff.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cold starts of the program through its launcher, beside a JVM that says hello. */
final class Starts {

    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    private static final String CHECK = "tariff check";
    private static final int ROUNDS = 15;
    private static final int QUICK_ROUNDS = 9;
    private static final int MOST_WAITS = 120;
    private static final int WAIT_MILLIS = 500;

    private final Path home;
    private final Path caches;
    private final Path folder;

    /** @param home where the launcher is */
    Starts(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        this.caches = folder.resolve("caches").toAbsolutePath();
    }

    void report(Report report, boolean quick) throws Exception {
        report.head("Cold start, second run on");
        List<String> quote = tariff("quote", "--model", "gpt-4.1-mini", "--input", "1200", "--output", "300");
        run(quote);
        waitForArchive();
        run(quote);
        Measure measure = new Measure().add("a bare JVM", () -> run(hello())).add("tariff quote", () -> run(quote));
        if (!quick) {
            addOthers(measure, quote);
        }
        measure.rounds(1, quick ? QUICK_ROUNDS : ROUNDS);
        measure.names().forEach(name -> report.tell(name, "%.0f ms", measure.nanos(name) / 1e6));
        report.atMost("tariff quote against a bare JVM", measure.ratio("tariff quote", "a bare JVM"), 6);
        if (!quick) {
            report.within("tariff check", measure.nanos(CHECK), 3_000);
        }
    }

    private void addOthers(Measure measure, List<String> quote) throws IOException {
        Path one = UsageLines.file(folder, UsageLines.Kinds.USUAL, 1);
        List<String> uncached = new ArrayList<>(quote);
        uncached.add("--no-cache");
        measure.add("tariff quote --no-cache", () -> run(uncached))
                .add("tariff --version", () -> run(tariff("--version")))
                .add("tariff price, one line", () -> run(tariff("price", one.toString())))
                .add(CHECK, () -> run(tariff("check")));
    }

    private void waitForArchive() throws IOException, InterruptedException {
        Path classes = caches.resolve("tokentariff").resolve("classes");
        for (int i = 0; i < MOST_WAITS; i++) {
            try (var files = Files.list(classes)) {
                if (files.anyMatch(file -> file.toString().endsWith(".jsa"))) {
                    return;
                }
            }
            Thread.sleep(WAIT_MILLIS);
        }
        throw new IllegalStateException("no class-data archive was made");
    }

    private static List<String> hello() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("bench.classes"), Hello.class.getName()));
        return command;
    }

    private List<String> tariff(String... args) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("tariff").toAbsolutePath().toString());
        command.addAll(List.of(args));
        return command;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"));
        builder.environment().put("XDG_CACHE_HOME", caches.toString());
        builder.environment().remove("TARIFF_NO_CACHE");
        if (builder.start().waitFor() > 1) {
            throw new IllegalStateException(command + " failed");
        }
    }

    /** The bare JVM. */
    static final class Hello {

        private Hello() {}

        public static void main(String[] args) {
            System.out.println("hello");
        }
    }
}
