package io.tokentariff.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.http.journal.AuditEntry;
import io.tokentariff.http.journal.AuditLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment loses nothing that it said was published, and the next one goes on. */
class KilledTest {

    private static final long SEED = 20261126;
    private static final int FIRST_MOMENTS = 2_000;

    @TempDir
    Path folder;

    /** Starts a process, kills it at some moment, and returns what it said it had published. */
    private List<String> killed(int round, int afterMillis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName(),
                        folder.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo(Publisher.READY);
            assertThat(process.waitFor(afterMillis, TimeUnit.MILLISECONDS)).isFalse();
            process.toHandle().destroyForcibly(); // that of the process itself would close what it said
            process.waitFor();
            // the last line may be cut, and is no commit's name then
            return said.lines().filter(line -> line.length() == 40).collect(Collectors.toCollection(ArrayList::new));
        }
    }

    /** What was said is there, the repository is sound, and publishing goes on. */
    private void assertWhole(List<String> said) throws IOException {
        try (RulebookStore store = Stores.open(Publisher.repository(folder));
                AuditLog log = AuditLog.open(Publisher.log(folder), Stores.NOON)) {
            List<String> revisions = store.revisions(Integer.MAX_VALUE, null).stream()
                    .map(Revision::id)
                    .toList();
            assertThat(revisions).containsAll(said);
            assertThat(log.entries(Integer.MAX_VALUE, null))
                    .map(AuditEntry::details)
                    .map(each -> each.get("revision"))
                    .containsAll(said);
            assertThat(log.verify()).isNull();
            String next = Publisher.published(store, log, "9." + said.size() + "1");
            assertThat(store.head().id()).isEqualTo(next);
            said.add(next);
        }
    }

    private void kill(int rounds) throws IOException, InterruptedException {
        Random moments = new Random(SEED);
        List<String> said = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            said.addAll(killed(round, moments.nextInt(FIRST_MOMENTS)));
            assertWhole(said);
        }
        assertThat(said).as("publications that were acknowledged").hasSizeGreaterThan(rounds);
        String found = GitProgram.in(Publisher.repository(folder)).run("fsck", "--full", "--no-dangling");
        assertThat(found).isEmpty();
    }

    @Test
    void atThreeMoments() throws IOException, InterruptedException {
        kill(3);
    }

    @Test
    @Tag("soak")
    void atTwoHundredMoments() throws IOException, InterruptedException {
        kill(200);
    }
}
