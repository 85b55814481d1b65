package io.tokentariff.review.git;

import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.NoBaseException;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.folder.RulebookHome;
import io.tokentariff.rulebook.folder.RulebookIntake;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A folder of a revision. What it extends is a folder of the same revision, reached without a link. */
final class GitHome implements RulebookHome {

    private final GitRepository repository;
    private final GitTree whole;
    private final String path;

    private GitHome(GitRepository repository, GitTree whole, String path) {
        this.repository = repository;
        this.whole = whole;
        this.path = path;
    }

    /** Reads a rulebook, and the one that it extends. */
    static RulebookFiles files(GitRepository repository, GitTree whole, String path, Problems problems)
            throws IOException, GitTrouble {
        try {
            return RulebookFiles.read(new GitHome(repository, whole, path), problems);
        } catch (Trouble e) {
            throw e.trouble;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Carries what is wrong through those who know nothing of git. */
    private static final class Trouble extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient GitTrouble trouble;

        private Trouble(GitTrouble trouble) {
            super(trouble);
            this.trouble = trouble;
        }
    }

    @Override
    public void read(RulebookIntake intake) {
        try {
            GitRulebook.read(new GitTree(repository, GitRevision.folder(whole, path)), intake);
        } catch (GitTrouble e) {
            throw new Trouble(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RulebookHome base(String toBase) throws NoBaseException {
        try {
            GitTree.Target here = whole.find(path);
            String from = here instanceof GitTree.Found found ? found.path() : path;
            String named = from.isEmpty() ? toBase : from + "/" + toBase;
            GitTree.Target there = whole.find(named);
            if (there == GitTree.Nowhere.OUTSIDE) {
                throw NoBaseException.outside(toBase, "lies outside of the repository that this one is in");
            }
            if (!(there instanceof GitTree.Found found) || found.entry().kind() != TreeEntry.Kind.FOLDER) {
                throw NoBaseException.missing(toBase);
            }
            if (whole.hasLink(named)) {
                throw NoBaseException.outside(toBase, "is reached by a link");
            }
            return new GitHome(repository, whole, found.path());
        } catch (GitTrouble e) {
            throw new Trouble(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path from the top of the revision. */
    @Override
    public String name() {
        return "/" + path;
    }
}
