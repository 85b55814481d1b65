package io.tokentariff.http.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
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

    /** What cannot be packed yet would be looked at again and again. */
    private static final Duration REST = Duration.ofDays(1);

    private Tidying() {}

    /** Packs them if there are more than so many, and that was not done within a day. */
    static void tidy(Repository repository, int most, Instant now) throws IOException {
        try (Git git = new Git(repository)) {
            if (loose(git) > most && !wasPackedAfter(repository, now.minus(REST))) {
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

    private static boolean wasPackedAfter(Repository repository, Instant day) throws IOException {
        Path packs = repository.getDirectory().toPath().resolve("objects").resolve("pack");
        if (!Files.isDirectory(packs)) {
            return false;
        }
        try (Stream<Path> files = Files.list(packs)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isAfter(day)) {
                    return true;
                }
            }
        }
        return false;
    }
}
