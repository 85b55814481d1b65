package io.tokentariff.rulebook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept is as trusted as the program: only a folder that nobody else can touch is used. */
class RuleStoreTest {

    private static final byte[] CONTENT = {1, 2, 3};
    private static final Instant FUTURE = Instant.parse("2040-01-01T00:00:00Z");

    @TempDir
    Path temporary;

    private Path above;
    private Path folder;
    private RuleStore store;

    @BeforeEach
    void store() throws IOException {
        above = Files.createDirectory(temporary.resolve("above"));
        folder = above.resolve("rules");
        store = new RuleStore(folder, "1");
        store.keep("a", CONTENT);
        assertThat(store.find("a")).isEqualTo(CONTENT);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void assertNotUsed() throws IOException {
        int before = files().size();
        assertThat(store.find("a")).isNull();
        store.keep("b", CONTENT);
        assertThat(files()).hasSize(before);
    }

    @Test
    void aFolderThatOthersMayWriteOrReadIsNotUsed() throws IOException {
        assertThat(store.whyUnused()).isNull();
        permit(folder, "rwxrwxrwx");
        assertNotUsed();
        assertThat(store.whyUnused()).contains("others may read or write it");
        permit(folder, "rwxr-x---");
        assertNotUsed();
    }

    @Test
    void aFolderBelowOneThatOthersMayWriteIsNotUsed() throws IOException {
        permit(above, "rwxrwxrwx");
        assertNotUsed();
        assertThat(store.whyUnused()).isEqualTo("others may exchange what lies in " + above.toRealPath());
        permit(above, "rwxr-xr-x");
        assertThat(store.find("a")).isEqualTo(CONTENT);
        Files.setAttribute(above, "unix:mode", 0_1777);
        assertThat(store.find("a")).isEqualTo(CONTENT);
    }

    @Test
    void aFolderBelowSomebodyElsesIsNotUsed() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a folder away");
        Files.setOwner(
                above, above.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertNotUsed();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path moved = Files.move(folder, temporary.resolve("moved"));
        Files.createSymbolicLink(folder, moved);
        assertNotUsed();
    }

    @Test
    void anEntryThatIsALinkOrThatOthersMayReadIsAsIfItWereNotThere() throws IOException {
        Path entry = files().get(0);
        permit(entry, "rw-r--r--");
        assertThat(store.find("a")).isNull();
        permit(entry, "rw-------");
        assertThat(store.find("a")).isEqualTo(CONTENT);
        Path moved = Files.move(entry, temporary.resolve("entry"));
        Files.createSymbolicLink(entry, moved);
        assertThat(store.find("a")).isNull();
    }

    @Test
    void aFolderInThePlaceOfAnEntryIsNone() throws Exception {
        Path entry = files().get(0);
        Files.delete(entry);
        Files.createDirectory(entry);
        assertThat(store.find("a")).isNull();
    }

    @Test
    void draftsThatWereLeftGo() throws IOException {
        Path left = Files.createFile(folder.resolve("left.part"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Path future = Files.createFile(folder.resolve("future.part"));
        Files.setLastModifiedTime(future, FileTime.from(FUTURE));
        Path killed = Files.createFile(folder.resolve("999999999-of-a-program-that-is-gone.part"));
        Path nobodys = Files.createFile(folder.resolve("nobodys.part"));
        Path others =
                Files.createFile(folder.resolve(ProcessHandle.current().pid() + "-of-a-program-that-writes-it.part"));
        store.keep("b", CONTENT);
        assertThat(left).doesNotExist();
        assertThat(future).doesNotExist();
        assertThat(killed).doesNotExist();
        assertThat(nobodys).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void entriesOfTheFutureKeepNothingOut() throws IOException {
        for (int n = 0; n < 2 * Limit.CACHE_ENTRIES.most(); n++) {
            Path file = Files.createFile(folder.resolve("future" + n + ".rules"));
            Files.setLastModifiedTime(file, FileTime.from(FUTURE));
        }
        store.keep("b", CONTENT);
        assertThat(store.find("b")).isEqualTo(CONTENT);
        assertThat(store.find("a")).isEqualTo(CONTENT);
        assertThat(files()).hasSize(Limit.CACHE_ENTRIES.most());
    }

    @Test
    void theEldestGoWhereAllTogetherAreTooLarge() throws IOException {
        for (int n = 0; n < 6; n++) {
            Path file = folder.resolve("large" + n + ".rules");
            try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                large.setLength(Limit.CACHE_ENTRY.most());
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-0" + (n + 1) + "T00:00:00Z")));
        }
        store.keep("b", CONTENT);
        assertThat(store.find("b")).isEqualTo(CONTENT);
        assertThat(store.find("a")).isEqualTo(CONTENT);
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .contains("large5.rules")
                .doesNotContain("large0.rules", "large1.rules", "large2.rules");
    }

    @Test
    void anEntryThatIsTooLargeIsNeitherKeptNorRead() throws IOException {
        store.keep("b", new byte[Limit.CACHE_ENTRY.most()]);
        assertThat(files()).hasSize(1);
        try (RandomAccessFile large = new RandomAccessFile(files().get(0).toFile(), "rw")) {
            large.setLength(Limit.CACHE_ENTRY.most() + 1L);
        }
        assertThat(store.find("a")).isNull();
    }
}
