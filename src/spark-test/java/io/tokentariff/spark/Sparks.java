package io.tokentariff.spark;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests: two cores of this process, each task tried four times. */
final class Sparks {

    static final Path QUARTER = Path.of("fixtures/usage/2026-q2.jsonl");

    private Sparks() {}

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2,4]")
                .appName("tests")
                .config("spark.ui.enabled", "false")
                .config("spark.log.level", "WARN")
                .config("spark.sql.shuffle.partitions", "3")
                .config("spark.sql.warehouse.dir", "target/spark/warehouse")
                .getOrCreate();
    }

    /** What the program says of a usage file: its statement, its lines or its rejects. */
    static String program(Path usage, String format, Object... more) {
        Object[] args = Stream.concat(Stream.of("price", usage, "--format", format), Stream.of(more))
                .toArray();
        return CliRun.of(args).out();
    }

    /** What the program rejects of a usage file. */
    static String rejects(Path usage, Path folder) {
        Path file = folder.resolve("rejects.jsonl");
        CliRun.of("price", usage, "--format", "json", "--rejects", file);
        return text(file);
    }

    /** All files that a job wrote into a folder, one after the other. */
    static String all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .map(Sparks::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The quarter without the lines that no row can hold; ids that come again with other content are in it. */
    static Path rows(Path folder) throws IOException {
        Set<Integer> left = new HashSet<>();
        for (String reject : rejects(QUARTER, folder).lines().toList()) {
            if (!reject.contains("\"id-conflict\"")) {
                left.add(Integer.valueOf(reject.replaceAll(".*?\"line\":(\\d+).*", "$1")));
            }
        }
        List<String> lines = Files.readAllLines(QUARTER);
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            kept.append(left.contains(i + 1) ? "" : lines.get(i) + "\n");
        }
        return Files.writeString(folder.resolve("rows.jsonl"), kept);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
