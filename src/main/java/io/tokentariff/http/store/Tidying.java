package io.tokentariff.http.store;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;

/**
 * Packs the objects of a repository of our own when there are many: each draft and each publication adds some, every one a file.
 * Of what no name leads to, nothing younger than two weeks goes. Done when a service starts, before anybody uses the repository.
 */
final class Tidying {

    /** So many files are packed: some hundred publications. */
    static final int MANY = 4_000;

    private Tidying() {}

    /** Packs them if there are more than so many. */
    static void tidy(Repository repository, int most) throws IOException {
        try (Git git = new Git(repository)) {
            if (loose(git) > most) {
                git.gc().call();
            }
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static long loose(Git git) throws GitAPIException {
        Properties counts = git.gc().getStatistics();
        return ((Number) Objects.requireNonNull(counts.get("numberOfLooseObjects"))).longValue();
    }
}
