package io.tokentariff.http.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries stay, and a file that somebody worked on is found out. */
class AuditLogTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("audit.jsonl");
    }

    private void three() {
        try (AuditLog log = AuditLog.open(file, NOON)) {
            log.append("ann", "create", Map.of("draft", "1"));
            log.append("ann", "submit", Map.of());
            log.append("bob", "publish", Map.of("reason", "\"quoted\"\nand – more"));
        }
    }

    private void edit(UnaryOperator<List<String>> change) throws IOException {
        Files.write(file, change.apply(new ArrayList<>(Files.readAllLines(file))));
    }

    @Test
    void entriesStay() {
        three();
        try (AuditLog log = AuditLog.open(file, NOON)) {
            assertThat(log.cut()).isEmpty();
            assertThat(log.size()).isEqualTo(3);
            assertThat(log.verify()).isNull();
            List<AuditEntry> all = log.entries(10, null);
            assertThat(all).extracting(AuditEntry::seq).containsExactly(3L, 2L, 1L);
            assertThat(all.get(0).details()).containsEntry("reason", "\"quoted\"\nand – more");
            assertThat(all.get(0).at()).isEqualTo(NOON.instant());
            assertThat(all.get(0).prev()).isEqualTo(all.get(1).hash());
            assertThat(all.get(2).prev()).matches("0{64}");
            assertThat(log.last()).isEqualTo(all.get(0).hash());
            AuditEntry more = log.append("eve", "rollback", Map.of());
            assertThat(more.prev()).isEqualTo(all.get(0).hash());
            assertThat(log.entries(1, 3L)).containsExactly(all.get(1));
            assertThat(log.entries(2, null)).containsExactly(more, all.get(0));
        }
    }

    @Test
    void anyoneCanCheckAHash() throws Exception {
        three();
        String line = Files.readAllLines(file).get(2);
        int end = line.indexOf(",\"hash\":");
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(line.substring(0, end).getBytes(UTF_8));
        assertThat(line.substring(end))
                .isEqualTo(",\"hash\":\"" + HexFormat.of().formatHex(hash) + "\"}");
    }

    private void assertBroken(int line) {
        assertThat(AuditLog.verify(file)).extracting(AuditLog.Fault::line).isEqualTo(line);
        assertThatThrownBy(() -> AuditLog.open(file, NOON))
                .asInstanceOf(type(BrokenLogException.class))
                .satisfies(broken -> assertThat(broken.line()).isEqualTo(line))
                .satisfies(broken -> assertThat(broken).hasMessageContaining("line " + line));
    }

    @Test
    void aChangedLineIsFound() throws IOException {
        three();
        edit(lines -> {
            lines.set(1, lines.get(1).replace("ann", "eve"));
            return lines;
        });
        assertBroken(2);
    }

    @Test
    void aLineThatIsMissingIsFound() throws IOException {
        three();
        edit(lines -> {
            lines.remove(1);
            return lines;
        });
        assertBroken(2);
    }

    @Test
    void linesInAnotherOrderAreFound() throws IOException {
        three();
        edit(lines -> {
            lines.add(1, lines.remove(2));
            return lines;
        });
        assertBroken(2);
    }

    @Test
    void aLineThatIsNoneIsFound() throws IOException {
        three();
        edit(lines -> {
            lines.add(0, "");
            return lines;
        });
        assertBroken(1);
    }

    @Test
    void aLineOfAnotherLogIsFound() throws IOException {
        three();
        List<String> other = Files.readAllLines(file);
        Files.delete(file);
        try (AuditLog log = AuditLog.open(file, NOON)) {
            log.append("eve", "create", Map.of());
        }
        edit(lines -> List.of(lines.get(0), other.get(1)));
        assertBroken(2);
    }

    @Test
    void whatAKilledProcessLeftIsCutOff() throws IOException {
        three();
        List<String> lines = Files.readAllLines(file);
        String half = lines.get(2).substring(0, 40);
        for (String rest : List.of(half, lines.get(2))) {
            Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n" + rest);
            try (AuditLog log = AuditLog.open(file, NOON)) {
                assertThat(log.cut()).isEqualTo(rest);
                assertThat(log.size()).isEqualTo(2);
                assertThat(log.append("ann", "again", Map.of()).seq()).isEqualTo(3);
                assertThat(log.verify()).isNull();
            }
        }
    }

    @Test
    void oneProcessWritesAtATime() {
        try (AuditLog log = AuditLog.open(file, NOON)) {
            assertThatThrownBy(() -> AuditLog.open(file, NOON)).isInstanceOf(UncheckedIOException.class);
            assertThat(log.append("ann", "create", Map.of()).seq()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidEachTime() {
        AuditLog log = AuditLog.open(file, NOON);
        log.close();
        assertThatThrownBy(() -> log.append("ann", "create", Map.of())).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> log.append("ann", "create", Map.of())).isInstanceOf(UncheckedIOException.class);
        assertThat(file).isEmptyFile();
    }

    @Test
    void itsOwnerAloneReadsIt() throws IOException {
        three();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }
}
