package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * The revision that is in force: the newest one of the main branch that passed the gate. What does not pass is not taken,
 * and told; the last one that passed stays, also when the program is started again.
 */
final class InForce {

    private static final String TAKEN = "refs/tariff/taken";

    private final Refs refs;
    private final Commits commits;
    private final History history;
    private final Gate gate;
    private final Supplier<RevCommit> main;
    private final List<Consumer<Revision>> listeners = new CopyOnWriteArrayList<>();
    private final Object taking = new Object();
    private final Set<ObjectId> passed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ObjectId seen;
    private volatile @Nullable Revision revision;
    private volatile List<Problem> problems = List.of();

    InForce(Refs refs, Commits commits, History history, Gate gate, Supplier<RevCommit> main) {
        this.refs = refs;
        this.commits = commits;
        this.history = history;
        this.gate = gate;
        this.main = main;
    }

    /**
     * Takes the newest revision, or else the one that was in force last.
     *
     * @throws StoreException.DoesNotHold if neither holds
     */
    void start() throws IOException {
        poll();
        ObjectId taken = refs.at(TAKEN);
        if (revision == null && taken != null) {
            RevCommit commit = commits.read(taken);
            if (check(commit).stream().noneMatch(Problem::isError)) {
                revision = history.revision(commit);
            }
        }
        if (revision == null) {
            throw new StoreException.DoesNotHold(problems);
        }
    }

    Revision revision() {
        Revision now = revision;
        if (now == null) {
            throw new IllegalStateException("nothing is in force before the start");
        }
        return now;
    }

    /** What keeps the newest revision from being in force; empty if it is. */
    List<Problem> problems() {
        return problems;
    }

    void listen(Consumer<Revision> listener) {
        listeners.add(listener);
    }

    /** What the gate says of a commit. */
    List<Problem> check(RevCommit commit) throws IOException {
        Problems found = new Problems();
        try {
            RulebookFiles files = history.files(commit.getTree(), found);
            found.addAll(found.hasErrors() ? List.of() : gate.check(files));
        } catch (StoreException.DoesNotHold e) {
            found.addAll(e.problems());
        }
        return found.sorted();
    }

    /** Says of a commit that passed the gate that the main branch is about to move to it. */
    void expect(RevCommit commit) {
        passed.add(commit);
    }

    /** Says that it has moved, or will not. */
    void forget(RevCommit commit) {
        passed.remove(commit);
    }

    /** Takes the newest revision if it is another one than was seen last; returns whether one was taken. */
    boolean poll() throws IOException {
        synchronized (taking) {
            RevCommit tip = main.get();
            if (tip.equals(seen)) {
                return false;
            }
            RevCommit newest = history.revisionAt(tip);
            seen = tip;
            Revision now = revision;
            if (now != null && now.id().equals(newest.name())) {
                problems = List.of();
                return false;
            }
            List<Problem> found = passed.contains(newest) ? List.of() : check(newest);
            if (found.stream().anyMatch(Problem::isError)) {
                problems = found;
                return false;
            }
            take(newest);
            return true;
        }
    }

    private void take(RevCommit commit) throws IOException {
        Revision taken = history.revision(commit);
        revision = taken;
        problems = List.of();
        listeners.forEach(listener -> listener.accept(taken));
        try {
            refs.move(TAKEN, refs.at(TAKEN), commit);
        } catch (StoreException.Busy e) {
            return; // it is for the next start only, and the next revision says it again
        }
    }
}
