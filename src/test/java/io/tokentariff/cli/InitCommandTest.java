package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rulebook of one's own. */
class InitCommandTest {

    @TempDir
    Path folder;

    private List<String> inside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theShippedRulebookCanBeEditedAndPricesTheSame() throws IOException {
        Path own = folder.resolve("own");
        CliRun run = CliRun.of("init", own);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("tariff check " + own, "tariff diff rules " + own, "--rules " + own);
        assertThat(own.resolve("README.md")).isRegularFile();
        assertThat(inside()).containsExactly("own");

        Object[] quote = {"quote", "--model", "gpt-5-mini", "--input", "1M", "--at", "2026-04-12", "--no-cache"};
        CliRun shipped = CliRun.of(quote);
        CliRun copied = CliRun.of(
                Stream.concat(Stream.of(quote), Stream.of("--rules", own)).toArray());
        assertThat(copied.out()).isEqualTo(shipped.out()).contains("0.25 USD");

        Path rates = own.resolve("tables/rates.csv");
        Files.writeString(
                rates,
                Files.readString(rates)
                        .replace("gpt-5-mini,no,standard,,input,0.25", "gpt-5-mini,no,standard,,input,0.5"));
        assertThat(CliRun.of(Stream.concat(Stream.of(quote), Stream.of("--rules", own))
                                .toArray())
                        .out())
                .contains("0.50 USD");
    }

    @Test
    void anEmptyFolderIsFilled() {
        CliRun run = CliRun.of("init", folder, "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"files\"", "tables/rates.csv", "sha256:");
        assertThat(folder.resolve("tables/rates.csv")).isRegularFile();
    }

    @Test
    void whatIsThereIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        CliRun run = CliRun.of("init", folder);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("not empty");
        assertThat(inside()).containsExactly("mine.txt");

        CliRun file = CliRun.of("init", folder.resolve("mine.txt"));
        assertThat(file.exit()).isEqualTo(2);
        assertThat(file.err()).contains("is no folder");
        assertThat(Files.readString(folder.resolve("mine.txt"))).isEqualTo("mine");

        CliRun nowhere = CliRun.of("init", folder.resolve("not/there"));
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no folder");
    }

    @Test
    void aRulebookThatIsNotThereIsNotCopied() throws IOException {
        CliRun run = CliRun.of("init", folder.resolve("own"), "--rules", folder.resolve("none"));
        assertThat(run.exit()).isEqualTo(5);
        assertThat(inside()).isEmpty();
    }
}
