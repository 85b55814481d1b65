package io.tokentariff.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Ten times the lines in a small heap, in a JVM of its own. */
final class Memory {

    private static final int BYTES_A_RECORD = 32;

    private final Path jar;
    private final Path rules;
    private final Path folder;
    private final int lines;

    Memory(Path jar, Path rules, Path folder, int lines) {
        this.jar = jar;
        this.rules = rules;
        this.folder = folder;
        this.lines = lines;
    }

    void report(Report report) throws Exception {
        report.head("%,d lines in a heap of 256 MB".formatted(10L * lines));
        Path few = UsageLines.file(folder, UsageLines.Kinds.USUAL, lines);
        Path many = UsageLines.file(folder, UsageLines.Kinds.USUAL, 10 * lines);
        int withDuplicates = 256 + (int) (10L * lines * BYTES_A_RECORD >> 20);
        Measure measure = new Measure()
                .add("start", () -> run(256, UsageLines.file(folder, UsageLines.Kinds.USUAL, 1), "off"))
                .add("few", () -> run(256, few, "off"))
                .add("many", () -> run(256, many, "off"))
                .add("many on", () -> run(withDuplicates, many, "on"))
                .rounds(0, 3);
        double start = measure.nanos("start");
        report.tell("1 x, --duplicates off, without the start", "%.2f s", (measure.nanos("few") - start) / 1e9);
        report.tell("10 x, --duplicates off, without the start", "%.2f s", (measure.nanos("many") - start) / 1e9);
        report.tell(
                "10 x, --duplicates on, 32 bytes a record more", "%.2f s", (measure.nanos("many on") - start) / 1e9);
        report.atMost(
                "time a record, 10 x against 1 x",
                (measure.nanos("many") - start) / (measure.nanos("few") - start) / 10,
                1.1);
    }

    private void run(int heapMegabytes, Path file, String duplicates) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseParallelGC",
                        "-Xmx" + heapMegabytes + "m",
                        "-jar",
                        jar.toString(),
                        "price",
                        file.toString(),
                        "--rules",
                        rules.toString(),
                        "--duplicates",
                        duplicates))
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("price of %s failed in %d MB".formatted(file, heapMegabytes));
        }
    }
}
