package io.tokentariff.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the corpus. */
final class Corpus {

    static final Path FOLDER = Path.of("fixtures", "conformance");
    static final String SCHEMA = "schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The topical files, sorted. */
    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json") && !file.endsWith(SCHEMA))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ConformanceCase> cases() {
        List<ConformanceCase> cases = new ArrayList<>();
        for (Path file : files()) {
            read(file).get("cases").forEach(each -> cases.add(ConformanceCase.of(each)));
        }
        return cases;
    }
}
