package io.tokentariff.spark;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
