package io.tokentariff.review.git;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a rulebook out of a git revision, named as for {@code git show}: {@code HEAD~1:rules}, {@code origin/main:rules},
 * {@code v1.2:./}. What the revision holds is what is read, byte for byte: no attribute, filter or replacement changes it.
 */
public final class GitRevision {

    private static final char SEPARATOR = ':';

    private GitRevision() {}

    /** Tells whether a name can be that of a folder in a revision. */
    public static boolean isNamed(String name) {
        return name.indexOf(SEPARATOR) >= 0;
    }

    /**
     * Reads the files.
     *
     * @param here a folder of the repository's work tree, or of a bare repository
     * @param problems where files that cannot be read are reported
     * @throws WrongUseException if the revision or its folder cannot be had, with why
     */
    public static RulebookFiles read(String name, Path here, Problems problems) {
        int separator = name.indexOf(SEPARATOR);
        try {
            GitFolder folder = GitFolder.find(here);
            String path = path(name.substring(separator + 1), folder, here);
            try (GitRepository repository = new GitRepository(folder)) {
                GitTree whole = new GitTree(repository, repository.tree(name.substring(0, separator)));
                return GitHome.files(repository, whole, path, problems);
            }
        } catch (GitTrouble e) {
            throw new WrongUseException(
                    "\"%s\" is neither a folder nor can it be read as a git revision such as HEAD~1:rules: %s."
                            .formatted(name, e.getMessage()));
        } catch (IOException e) {
            throw new WrongUseException(
                    "\"%s\" is no folder, and the git repository cannot be read: %s.".formatted(name, e));
        }
    }

    /**
     * Reads the files of a commit.
     *
     * @param repository the folder that git keeps the repository in: one that is bare, or {@code .git}
     * @param commit its name, 40 hexadecimal digits
     * @param folder the rulebook's folder in it, empty for its top
     * @param problems where files that cannot be read are reported
     * @throws WrongUseException if the commit or its folder cannot be had, with why
     */
    public static RulebookFiles read(Path repository, String commit, String folder, Problems problems) {
        try (GitRepository opened = new GitRepository(GitFolder.of(repository, null))) {
            GitTree whole = new GitTree(opened, opened.tree(commit));
            return GitHome.files(opened, whole, folder, problems);
        } catch (GitTrouble | IOException e) {
            throw new WrongUseException("The commit %s cannot be read: %s.".formatted(commit, e.getMessage()));
        }
    }

    static ObjectName folder(GitTree whole, String path) throws IOException, GitTrouble {
        if (whole.find(path) instanceof GitTree.Found found) {
            if (found.entry().kind() == TreeEntry.Kind.FOLDER) {
                return found.entry().object();
            }
            if (found.entry().kind() == TreeEntry.Kind.SUBMODULE) {
                throw new GitTrouble(
                        "\"%s\" is a submodule there: what it holds is in another repository".formatted(path));
            }
        }
        throw new GitTrouble("the revision has no folder \"%s\"".formatted(path));
    }

    /** The path from the repository's top; one that begins with a dot goes from the folder that the program runs in. */
    private static String path(String path, GitFolder folder, Path here) throws GitTrouble {
        if (!path.equals(".") && !path.equals("..") && !path.startsWith("./") && !path.startsWith("../")) {
            return path;
        }
        Path top = folder.top();
        if (top == null) {
            throw new GitTrouble("a path that begins with a dot needs a work tree, and the repository has none");
        }
        String below = top.relativize(here.toAbsolutePath().normalize()).toString();
        return below.replace(top.getFileSystem().getSeparator(), "/") + "/" + path;
    }
}
