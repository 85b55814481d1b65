package io.tokentariff.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packing the objects of a repository loses none. */
class TidyingTest {

    @TempDir
    Path folder;

    @Test
    void manyFilesBecomeFewAndNothingIsLost() throws Exception {
        Path repository = folder.resolve("rules.git");
        List<Revision> revisions;
        Draft open;
        try (RulebookStore store = Stores.open(repository)) {
            for (int i = 1; i < 6; i++) {
                Stores.publish(store, Stores.submitted(store, "0.5" + i));
            }
            open = Stores.submitted(store, "0.90");
            revisions = store.revisions(100, null);
        }
        try (Repository opened = new FileRepository(repository.toFile());
                Git git = new Git(opened)) {
            long before = Tidying.loose(git);
            Tidying.tidy(opened, (int) before, Instant.now());
            assertThat(Tidying.loose(git)).as("not many yet").isEqualTo(before);
            Tidying.tidy(opened, (int) before - 1, Instant.now());
            assertThat(Tidying.loose(git)).isLessThan(before / 10);
            write(opened, "one more");
            long later = Tidying.loose(git);
            Tidying.tidy(opened, 0, Instant.now());
            assertThat(Tidying.loose(git)).as("on the same day").isEqualTo(later);
            Tidying.tidy(opened, 0, Instant.now().plus(Duration.ofDays(2)));
            assertThat(Tidying.loose(git)).as("what no name leads to stays").isEqualTo(later);
        }
        assertThat(GitProgram.in(repository).run("fsck", "--full", "--no-dangling"))
                .isEmpty();
        try (RulebookStore store = Stores.open(repository)) {
            assertThat(store.revisions(100, null)).isEqualTo(revisions);
            assertThat(store.draft(open.number())).isEqualTo(open);
            Stores.publish(store, open);
            assertThat(store.head().title()).isEqualTo("Price 0.90");
        }
    }

    private static void write(Repository repository, String text) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
        }
    }
}
