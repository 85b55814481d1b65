package io.tokentariff.http.store;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.review.git.GitRevision;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** The revisions: commits of the main branch, each with the one before it, that changed the rulebook. */
final class History {

    private static final int KEPT = 8;

    private final Repository repository;
    private final Commits commits;
    private final RuleTree trees;
    private final Map<ObjectId, Read> read = new LinkedHashMap<>();

    History(Repository repository, Commits commits, RuleTree trees) {
        this.repository = repository;
        this.commits = commits;
        this.trees = trees;
    }

    /** A rulebook, and what reading it found. */
    private record Read(@Nullable RulebookFiles files, List<Problem> problems) {}

    /** Returns the newest revision that a commit has in it. */
    RevCommit revisionAt(RevCommit commit) throws IOException {
        RevCommit at = commit;
        for (int steps = 0; steps < Limit.STEPS_BACK.most(); steps++) {
            RevCommit before = commits.before(at);
            if (trees.of(at.getTree()) == null) {
                throw new StoreException.NotFound(
                        "The commit %s has no folder \"%s\".".formatted(at.name(), trees.folder()));
            }
            if (before == null || isChanged(before, at)) {
                return at;
            }
            at = before;
        }
        throw new StoreException.NotFound("No revision was found within %s.".formatted(Limit.STEPS_BACK.words()));
    }

    private boolean isChanged(RevCommit before, RevCommit after) throws IOException {
        return trees.of(before.getTree()) == null || !trees.isSame(before.getTree(), after.getTree());
    }

    /** Returns the revision before, null for the first one. */
    @Nullable
    RevCommit before(RevCommit revision) throws IOException {
        RevCommit before = commits.before(revision);
        return before == null || trees.of(before.getTree()) == null ? null : revisionAt(before);
    }

    /**
     * Returns revisions, the newest first.
     *
     * @param first the first of them, null for none
     */
    List<Revision> list(@Nullable RevCommit first, int limit) throws IOException {
        List<Revision> list = new ArrayList<>();
        RevCommit at = first;
        while (at != null && list.size() < limit) {
            RevCommit before = before(at);
            list.add(revision(at, before));
            at = before;
        }
        return list;
    }

    /** Describes a revision. */
    Revision revision(RevCommit commit) throws IOException {
        return revision(commit, before(commit));
    }

    private Revision revision(RevCommit commit, @Nullable RevCommit before) throws IOException {
        CommitText text = CommitText.of(commit);
        ObjectId tree = trees.of(commit.getTree());
        boolean ours = tree != null
                && tree.name().equals(text.line(CommitText.TREE))
                && !trees.extendsAnother(commit.getTree());
        String rulebook = ours ? text.line(CommitText.REVISION) : null;
        return new Revision(
                commit.name(),
                rulebook == null ? computed(commit.getTree()) : rulebook,
                commit.getAuthorIdent().getName(),
                ours ? text.line(CommitText.APPROVED_BY) : null,
                commit.getCommitterIdent().getWhenAsInstant(),
                text.title(),
                text.reason(),
                ours ? text.line(CommitText.DELTA) : null,
                ours ? number(text.line(CommitText.DRAFT)) : null,
                before == null ? null : before.name());
    }

    static @Nullable Long number(@Nullable String digits) {
        return digits != null && digits.matches("[1-9]\\d{0,8}") ? Long.valueOf(digits) : null;
    }

    private String computed(ObjectId tree) throws IOException {
        RulebookFiles files = trees.of(tree) == null ? null : read(tree).files();
        return (files == null ? RulebookFiles.of(Map.of()) : files).revision();
    }

    /** The lines with which a commit says what its rulebook is known by. */
    Map<String, String> content(ObjectId tree) throws IOException {
        ObjectId folder = trees.of(tree);
        return folder == null ? Map.of() : Map.of(CommitText.REVISION, computed(tree), CommitText.TREE, folder.name());
    }

    /**
     * Reads the rulebook of a tree.
     *
     * @param problems where goes what cannot be read
     * @throws StoreException.DoesNotHold if there is no rulebook at all
     */
    RulebookFiles files(ObjectId tree, Problems problems) throws IOException {
        ObjectId folder = trees.of(tree);
        if (folder == null) {
            throw new StoreException.NotFound("There is no folder \"%s\" in it.".formatted(trees.folder()));
        }
        Read found = read(tree);
        if (found.files() == null) {
            throw new StoreException.DoesNotHold(found.problems());
        }
        problems.addAll(found.problems());
        return found.files();
    }

    /** What a tree holds is kept by its rulebook's folder, or by all of it where that one extends another. */
    private Read read(ObjectId tree) throws IOException {
        ObjectId folder = trees.of(tree);
        ObjectId key = folder == null || trees.extendsAnother(tree) ? tree : folder;
        synchronized (read) {
            Read known = read.remove(key);
            Read found = known == null ? readNow(tree) : known;
            read.put(key, found);
            if (read.size() > KEPT) {
                read.remove(read.keySet().iterator().next());
            }
            return found;
        }
    }

    private Read readNow(ObjectId tree) {
        Problems problems = new Problems();
        try {
            return new Read(
                    GitRevision.read(repository.getDirectory().toPath(), tree.name(), trees.folder(), problems),
                    problems.sorted());
        } catch (RulebookException e) {
            return new Read(null, e.problems());
        } catch (WrongUseException e) {
            throw new StoreException.Broken(e.getMessage(), e);
        }
    }
}
