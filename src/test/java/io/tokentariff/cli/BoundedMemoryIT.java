package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.UsageGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the file: many records, a small heap, a JVM of their own. */
class BoundedMemoryIT {

    private static final Path JAR = Path.of(System.getProperty("cli.jar", "target/tokentariff-0.1.0-cli.jar"));

    @TempDir
    Path folder;

    @Test
    void fiftyThousandRecordsPriceInSixtyFourMegabytes() throws Exception {
        prices(50_000, "-Xmx64m");
    }

    @Test
    @Tag("soak")
    void aMillionRecordsPriceInTwoHundredAndFiftySixMegabytes() throws Exception {
        prices(1_000_000, "-Xmx256m");
    }

    @Test
    void fiftyThousandRecordsAreAdvisedOnInSixtyFourMegabytes() throws Exception {
        advises(50_000, "-Xmx64m");
    }

    @Test
    @Tag("soak")
    void aMillionRecordsAreAdvisedOnInSixtyFourMegabytes() throws Exception {
        advises(1_000_000, "-Xmx64m");
    }

    @Test
    void standardInputStreams() throws Exception {
        Path usage = usage(50_000);
        Process process = new ProcessBuilder(command("-Xmx64m", "-"))
                .redirectInput(usage.toFile())
                .redirectErrorStream(true)
                .start();
        assertPriced(process, 50_000);
    }

    private void prices(int records, String heap) throws Exception {
        Path usage = usage(records);
        Process process = new ProcessBuilder(command(heap, usage.toString()))
                .redirectErrorStream(true)
                .start();
        assertPriced(process, records);
    }

    private void advises(int records, String heap) throws Exception {
        Path usage = usage(records, line -> !line.contains("\"operation\":\"training\""));
        List<String> command = new ArrayList<>(List.of(
                java(), heap, "-jar", JAR.toString(), "advise", usage.toString(), "--json", "--rules", "rules"));
        command.addAll(List.of("--duplicates", "off"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        long advised = Pattern.compile("^ {6}\"records\" : (\\d+)", Pattern.MULTILINE)
                .matcher(printed)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        assertThat(advised).isEqualTo(records);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void assertPriced(Process process, int records) throws Exception {
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed)
                .contains("\"read\" : " + records)
                .contains("\"rejected\" : 0")
                .contains("\"duplicate\" : 0");
    }

    private static List<String> command(String heap, String file) {
        return List.of(java(), heap, "-jar", JAR.toString(), "price", file, "--json", "--rules", "rules");
    }

    /** Writes the quarter's usage over and over, each record with an id of its own. */
    private Path usage(int records) throws IOException {
        return usage(records, line -> true);
    }

    private Path usage(int records, Predicate<String> wanted) throws IOException {
        List<String> lines = UsageGenerator.usageLines().stream().filter(wanted).toList();
        Path file = folder.resolve("usage.jsonl");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < records; i++) {
                String line = lines.get(i % lines.size());
                writer.write("{\"id\":\"n-" + i + line.substring(line.indexOf("\",\"at\"")));
                writer.write('\n');
            }
        }
        return file;
    }
}
