package io.tokentariff.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
                .add("10 x", () -> run(256, "off", many))
                .add("10 x, duplicates", () -> run(withDuplicates, "on", many))
                .add("2 x", () -> run(256, "off", few, few))
                .add("6 x", () -> run(256, "off", few, few, few, few, few, few))
                .rounds(0, 5);
        report.tell("one file, --duplicates off", "%.2f s", measure.nanos("10 x") / 1e9);
        report.tell(
                "one file, --duplicates on, %d bytes a record more".formatted(BYTES_A_RECORD),
                "%.2f s",
                measure.nanos("10 x, duplicates") / 1e9);
        // what a start and a cold compiler cost is in all of them and falls out
        double early = measure.nanos("6 x") - measure.nanos("2 x");
        double late = measure.nanos("10 x") - measure.nanos("6 x");
        report.atMost("time a record, the last 4 of 10 million against the 4 before", late / early, 1.1);
    }

    private void run(int heapMegabytes, String duplicates, Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx" + heapMegabytes + "m",
                "-jar",
                jar.toString(),
                "price",
                "--rules",
                rules.toString(),
                "--duplicates",
                duplicates));
        for (Path file : files) {
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s failed".formatted(command));
        }
    }
}
