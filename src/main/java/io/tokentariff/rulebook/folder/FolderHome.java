package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a disk. What it extends lies on the same disk, is reached without a link, and within the same git work tree if
 * it lies in one: whoever writes a rulebook in a repository can name nothing outside of it.
 */
final class FolderHome implements RulebookHome {

    private static final String GIT = ".git";

    private final Path folder;

    FolderHome(Path folder) {
        this.folder = folder;
    }

    @Override
    public void read(RulebookIntake intake) {
        if (!Files.isDirectory(folder)) {
            throw RulebookFiles.missing(folder);
        }
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Limit.RULEBOOK_DEPTH.most(),
                    new FolderVisitor(folder, folder.toRealPath(), intake));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RulebookHome base(String path) throws NoBaseException {
        try {
            Path here = folder.toRealPath();
            Path there = here.resolve(path).normalize();
            if (!Files.isDirectory(there)) {
                throw NoBaseException.missing(path);
            }
            if (!there.toRealPath().equals(there)) {
                throw NoBaseException.outside(path, "is reached by a link");
            }
            Path tree = workTree(here);
            if (tree != null && !there.startsWith(tree)) {
                throw NoBaseException.outside(path, "lies outside of the repository that this one is in");
            }
            return new FolderHome(there);
        } catch (IOException e) {
            throw NoBaseException.missing(path);
        }
    }

    /** The nearest folder above that git keeps, null if there is none. */
    private static @Nullable Path workTree(Path here) {
        Path at = here;
        while (at != null && !Files.exists(at.resolve(GIT), LinkOption.NOFOLLOW_LINKS)) {
            at = at.getParent();
        }
        return at;
    }

    @Override
    public String name() {
        return folder.toString();
    }
}
