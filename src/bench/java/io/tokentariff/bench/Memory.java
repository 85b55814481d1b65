package io.tokentariff.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Ten times the lines in a small heap, in a JVM of its own. */
final class Memory {

    private static final int BYTES_A_RECORD = 32;

    private static final int PASSES = 5;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

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
        Path many = UsageLines.file(folder, UsageLines.Kinds.USUAL, 10 * lines);
        int withDuplicates = 256 + (int) (10L * lines * BYTES_A_RECORD >> 20);
        Measure measure = new Measure()
                .add("off", () -> run(256, "off", many))
                .add("on", () -> run(withDuplicates, "on", many))
                .rounds(0, 3);
        report.tell("one file, --duplicates off", "%.2f s", measure.nanos("off") / 1e9);
        report.tell(
                "one file, --duplicates on, %d bytes a record more".formatted(BYTES_A_RECORD),
                "%.2f s",
                measure.nanos("on") / 1e9);
        double[] passes = new double[PASSES];
        for (int i = 0; i < PASSES; i++) {
            passes[i] = lateToEarly(many);
        }
        Arrays.sort(passes);
        report.atMost(
                "processor time a record, the last 4 of 10 million against the 4 before", passes[PASSES / 2], 1.1);
    }

    /** Of one pass over the file, its first two million lines left out: the compiler works in them. */
    private double lateToEarly(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        JAVA,
                        "-XX:+UseParallelGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("bench.classes") + File.pathSeparator + jar,
                        LongPass.class.getName(),
                        rules.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] times = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        if (process.waitFor() != 0 || times.length != 2) {
            throw new IllegalStateException("the long pass failed");
        }
        return Double.parseDouble(times[1]) / Double.parseDouble(times[0]);
    }

    private void run(int heapMegabytes, String duplicates, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        JAVA,
                        "-XX:+UseParallelGC",
                        "-Xmx" + heapMegabytes + "m",
                        "-jar",
                        jar.toString(),
                        "price",
                        "--rules",
                        rules.toString(),
                        "--duplicates",
                        duplicates,
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("price failed in a heap of %d MB".formatted(heapMegabytes));
        }
    }
}
