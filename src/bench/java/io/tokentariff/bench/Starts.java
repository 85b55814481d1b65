package io.tokentariff.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cold starts of the program through its launcher, beside a JVM that says hello. */
final class Starts {

    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    private static final String CHECK = "tariff check";
    private static final int ROUNDS = 15;
    private static final int QUICK_ROUNDS = 9;
    private static final int SMALL = 1_000;
    private static final int LARGE = 1_000_000;
    private static final String BARE = "a bare JVM";
    private static final String PRICE_SMALL = "tariff price, 1,000 lines";
    private static final String PRICE_LARGE = "tariff price, 1,000,000 lines";
    private static final String READ_LARGE = "a process that only reads them";

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

    /** Whole processes that price a file: what somebody waits for, start and warm-up included. */
    void files(Report report, boolean quick) throws Exception {
        report.head("Whole processes, second run on");
        Path small = UsageLines.file(folder, UsageLines.Kinds.USUAL, SMALL);
        Path large = UsageLines.file(folder, UsageLines.Kinds.USUAL, LARGE);
        List<String> price = tariff("price", small.toAbsolutePath().toString());
        List<String> priceLarge = tariff("price", large.toAbsolutePath().toString());
        run(price);
        run(price);
        Measure start = new Measure().add(BARE, () -> run(hello())).add(PRICE_SMALL, () -> run(price));
        start.rounds(1, quick ? QUICK_ROUNDS : ROUNDS);
        Measure whole = new Measure().add(READ_LARGE, () -> run(reads(large))).add(PRICE_LARGE, () -> run(priceLarge));
        whole.rounds(1, quick ? 3 : QUICK_ROUNDS);
        for (Measure measure : List.of(start, whole)) {
            measure.names().forEach(name -> report.tell(name, "%.0f ms", measure.nanos(name) / 1e6));
        }
        report.atMost(PRICE_SMALL + " against " + BARE, start.ratio(PRICE_SMALL, BARE), 8);
        report.atMost(PRICE_LARGE + " against " + READ_LARGE, whole.ratio(PRICE_LARGE, READ_LARGE), 1.5);
    }

    private static List<String> reads(Path file) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Reads.class.getName(), file.toAbsolutePath().toString()));
        return command;
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
        builder.environment()
                .put(
                        "TARIFF_WAIT",
                        "1"); // for the class-data archive, so that nothing is made while others are measured
        builder.environment().remove("TARIFF_NO_CACHE");
        if (builder.start().waitFor() > 1) {
            throw new IllegalStateException(command + " failed");
        }
    }

    /** A process that only reads a file. */
    static final class Reads {

        private Reads() {}

        public static void main(String[] args) {
            System.out.println(Floor.read(Path.of(args[0]), Runtime.getRuntime().availableProcessors()));
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
