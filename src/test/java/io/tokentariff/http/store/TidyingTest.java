package io.tokentariff.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.internal.storage.file.FileRepository;
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
            Tidying.tidy(opened, (int) before);
            assertThat(Tidying.loose(git)).as("not many yet").isEqualTo(before);
            Tidying.tidy(opened, (int) before - 1);
            assertThat(Tidying.loose(git)).isLessThan(before / 10);
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
}
