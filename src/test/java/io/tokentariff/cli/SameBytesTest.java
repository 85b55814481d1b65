package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One input has one statement, however many threads read it and however many different things there are to say of it. */
class SameBytesTest {

    private static final int MODELS = 1_500;
    private static final int FIELDS = 1_300;
    private static final int LINES = 12_000;

    /** Coprime to the numbers above, so that neither models nor fields come in their order. */
    private static final int STEP = 7_919;

    @TempDir
    static Path folder;

    private static Path usage;

    @BeforeAll
    static void write() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(
                    "{\"id\":\"r%s\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"made-up-%s\",\"note_%s\":1,\"input_tokens\":5}\n"
                            .formatted(i, i * STEP % MODELS, i * STEP % FIELDS));
        }
        usage = Files.writeString(folder.resolve("usage.jsonl"), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "jsonl", "csv", "markdown"})
    void threadsChangeNothing(String form) {
        Set<String> texts = new HashSet<>();
        for (int threads : new int[] {1, 2, 7, 7}) {
            CliRun run = CliRun.of("price", usage, "--format", form, "--threads", threads);
            assertThat(run.exit()).as(run.err()).isZero();
            texts.add(run.out());
        }
        assertThat(texts).hasSize(1);
    }
}
