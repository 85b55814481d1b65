package io.tokentariff.http.store;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** Reads and writes commits. */
final class Commits {

    /** Who writes what nobody asked for. */
    static final String SERVICE = "TokenTariff";

    private final Repository repository;
    private final Clock clock;

    Commits(Repository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** How a tree is written. */
    interface TreeWriter {
        ObjectId write(ObjectInserter inserter) throws IOException;
    }

    /** Writes a tree. */
    ObjectId tree(TreeWriter writer) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = writer.write(inserter);
            inserter.flush();
            return tree;
        }
    }

    /**
     * Writes a commit that no name points to yet.
     *
     * @param author who changed something
     * @param committer who put it there
     */
    RevCommit write(ObjectId tree, List<ObjectId> parents, String author, String committer, CommitText text)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(person(author));
        commit.setCommitter(person(committer));
        commit.setMessage(text.text());
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return repository.parseCommit(id);
        }
    }

    private PersonIdent person(String name) {
        return new PersonIdent(name, "", clock.instant(), ZoneOffset.UTC);
    }

    /** Reads a commit. */
    RevCommit read(ObjectId id) throws IOException {
        return repository.parseCommit(id);
    }

    /**
     * Reads a commit by its name.
     *
     * @throws StoreException.NotFound if there is no such commit
     */
    RevCommit named(String id) throws IOException {
        if (ObjectId.isId(id)) {
            try {
                return repository.parseCommit(ObjectId.fromString(id));
            } catch (MissingObjectException | IncorrectObjectTypeException e) {
                throw notFound(id);
            }
        }
        throw notFound(id);
    }

    private static StoreException notFound(String id) {
        return new StoreException.NotFound("There is no revision \"%s\".".formatted(Words.line(id)));
    }

    /** Returns the commit before, on the way of the branch; null for the first one. */
    @Nullable
    RevCommit before(RevCommit commit) throws IOException {
        return commit.getParentCount() == 0 ? null : repository.parseCommit(commit.getParent(0));
    }

    /** Tells whether a commit is a part of another one's history, or that one. */
    boolean isIn(ObjectId commit, ObjectId history) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(history));
        }
    }

    /** Returns where two histories parted, null if they have nothing in common. */
    @Nullable
    RevCommit common(ObjectId one, ObjectId other) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            RevCommit base = walk.next();
            return base == null ? null : repository.parseCommit(base);
        }
    }

    /** Returns the commits of a history that are not in another one, the newest first. */
    List<RevCommit> without(ObjectId history, ObjectId other) throws IOException {
        List<RevCommit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(history));
            walk.markUninteresting(walk.parseCommit(other));
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                walk.parseBody(commit);
                commits.add(commit);
            }
        }
        return commits;
    }

    /** Names and mail addresses of all who wrote commits, the newest first; the service itself is nobody. */
    static Set<String> people(List<RevCommit> commits) {
        Set<String> people = new LinkedHashSet<>();
        for (RevCommit commit : commits) {
            add(people, commit.getAuthorIdent());
            add(people, commit.getCommitterIdent());
        }
        people.remove(SERVICE);
        return people;
    }

    private static void add(Set<String> people, PersonIdent person) {
        people.add(person.getName());
        if (!person.getEmailAddress().isEmpty()) {
            people.add(person.getEmailAddress());
        }
    }
}
