package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook in a git repository, its history and its drafts. Thread-safe. Whoever was told that something is published can
 * rely on it, whatever happens to the process then.
 *
 * <p>Methods throw {@link StoreException}: {@link StoreException.NotFound} for a name of nothing, {@link
 * StoreException.Broken} where the repository cannot be read or written, and what else they say.
 */
public final class RulebookStore implements AutoCloseable {

    private final Opened git;
    private final @Nullable HeadWatch watch;

    private RulebookStore(Opened git, boolean watched) {
        this.git = git;
        this.watch = watched ? HeadWatch.start(this::poll) : null;
    }

    /**
     * How a store works.
     *
     * @param clock says when something was changed
     * @param gate what a revision must pass before it is in force
     * @param watched whether to look every second for what was pushed by git; else {@link RulebookStore#poll} must be called
     */
    public record Options(Clock clock, Gate gate, boolean watched) {}

    /**
     * Opens a repository of our own, bare; one that is not there is made, with a first revision.
     *
     * @param folder where it is
     * @param seed the texts of the first revision, by their paths; asked for only if the repository is made
     * @throws StoreException.Busy if another process has it open
     * @throws StoreException.DoesNotHold if the rulebook in it does not pass the gate, and none did before
     */
    public static RulebookStore open(Path folder, Supplier<Map<String, String>> seed, Options options) {
        return new RulebookStore(Opened.ours(folder, seed, options), options.watched());
    }

    /**
     * Opens a repository of somebody else: a bare one, or that of a work tree, which is not touched. Its branch {@code main}
     * is followed; {@code master} where there is no such branch, or else the one that {@code HEAD} names.
     *
     * @param prefix the rulebook's folder in it, empty for its top
     * @throws StoreException.Busy if another process has it open
     * @throws StoreException.DoesNotHold if the rulebook in it does not pass the gate, and none did before
     */
    public static RulebookStore attach(Path repository, String prefix, Options options) {
        return new RulebookStore(Opened.theirs(repository, prefix, options), options.watched());
    }

    /** What is done with the repository. */
    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T run(Work<T> work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw GitHome.broken(git.home().repository().getDirectory(), e);
        }
    }

    /** The revision that is in force. */
    public Revision head() {
        return git.inForce().revision();
    }

    /** The newest revision of the main branch, which a draft starts from; another one than {@link #head} if it does not hold. */
    public Revision newest() {
        return run(() -> git.history().revision(git.history().revisionAt(git.main())));
    }

    /** What keeps the newest revision from being in force; empty if it is. */
    public List<Problem> problems() {
        return git.inForce().problems();
    }

    /**
     * Returns revisions, the newest first.
     *
     * @param after the last one seen, to go on behind it; null to begin with the newest
     */
    public List<Revision> revisions(int limit, @Nullable String after) {
        return run(() -> {
            RevCommit first = after == null
                    ? git.history().revisionAt(git.main())
                    : git.history().before(git.onMain(after));
            return git.history().list(first, limit);
        });
    }

    /** Returns a revision of the main branch by its commit, or by what its content is known by ({@code sha256:…}) if it is in force. */
    public Revision revision(String id) {
        Revision head = head();
        return id.equals(head.rulebook()) ? head : run(() -> git.history().revision(git.onMain(id)));
    }

    /**
     * Returns the rulebook of a commit, of a revision or a draft.
     *
     * @throws StoreException.DoesNotHold if a file of it cannot be read
     */
    public RulebookFiles files(String commit) {
        Problems problems = new Problems();
        RulebookFiles files = files(commit, problems);
        if (problems.hasErrors()) {
            throw new StoreException.DoesNotHold(problems.sorted());
        }
        return files;
    }

    /**
     * Returns the rulebook of a commit, of a revision or a draft, as far as it can be read.
     *
     * @param problems where goes what cannot
     */
    public RulebookFiles files(String commit, Problems problems) {
        return run(() -> git.history().files(git.commits().named(commit).getTree(), problems));
    }

    /** All drafts, the newest first, closed ones too. */
    public List<Draft> drafts() {
        return run(() -> git.drafts().all());
    }

    /** Returns a draft. */
    public Draft draft(long number) {
        return run(() -> git.drafts().draft(number));
    }

    /**
     * Begins a draft on the newest revision.
     *
     * @param title one line: what it will do
     * @param reason why
     * @throws StoreException.BadName if one of them says nothing, or cannot stand in a commit
     */
    public Draft create(String author, String title, String reason) {
        String name = Words.person(author);
        return run(() -> git.drafts()
                .begin(
                        git.main().getTree(),
                        git.main(),
                        name,
                        Words.said(title, "title"),
                        Words.said(reason, "reason")));
    }

    /**
     * Changes files of a draft; one that was submitted is open again. Where nothing changes, nothing is done.
     *
     * @param commit where the draft stood when its author saw it
     * @param changes texts by the files' paths below the rulebook's folder; null takes a file away
     * @throws StoreException.Moved if the draft is elsewhere
     * @throws StoreException.WrongState if it is published or withdrawn
     * @throws StoreException.BadName if a path is none of a rulebook's file
     * @throws StoreException.DoesNotHold if a file is too large, or the rulebook would have too many
     */
    public Draft write(long number, String commit, String author, Map<String, @Nullable String> changes) {
        return run(() -> git.editing().write(number, commit, Words.person(author), new HashMap<>(changes)));
    }

    /**
     * Says that a draft is ready to be approved.
     *
     * @param commit where the draft stood when he saw it
     * @throws StoreException.Moved if it is elsewhere
     * @throws StoreException.WrongState if it is published or withdrawn
     */
    public Draft submit(long number, String commit, String by) {
        return run(() -> git.editing().submit(number, commit, Words.person(by)));
    }

    /**
     * Gives a draft up.
     *
     * @throws StoreException.WrongState if it is published or withdrawn
     */
    public Draft withdraw(long number, String by) {
        return run(() -> git.editing().withdraw(number, Words.person(by)));
    }

    /**
     * Brings a draft up to the newest revision, file by file; nobody becomes an author by it. One that is up to date stays as
     * it is.
     *
     * @throws StoreException.Conflict if both changed the same file
     * @throws StoreException.WrongState if it is published or withdrawn
     */
    public Draft refresh(long number) {
        return run(() -> git.editing().refresh(number));
    }

    /**
     * Begins a draft that makes the rulebook what it was.
     *
     * @param revision the revision to go back to
     */
    public Draft rollback(String revision, String author, String reason) {
        String name = Words.person(author);
        return run(() -> git.editing().rollback(revision, name, Words.said(reason, "reason")));
    }

    /**
     * Publishes a draft: the main branch moves, in one step, to a commit that has it in it; it is in force when this returns.
     *
     * @param commit where the draft stood when the approver saw it
     * @param base the revision that was the newest then
     * @param approver who says yes
     * @param deltaUsd what it does to the bill it was tried on, as he was shown it; kept with the revision
     * @throws StoreException.Forbidden if the approver had a hand in the draft
     * @throws StoreException.Moved if the draft or the newest revision is another one by now
     * @throws StoreException.WrongState if the draft is not submitted, or changes nothing
     * @throws StoreException.DoesNotHold if it does not pass the gate
     */
    public Publication publish(long number, String commit, String base, String approver, String deltaUsd) {
        return run(() -> git.publishing().publish(new Publishing.Yes(number, commit, base, approver, deltaUsd)));
    }

    /** Has somebody told of each revision that comes into force, before the one who published it is. He must not block. */
    public void onHead(Consumer<Revision> listener) {
        git.inForce().listen(listener);
    }

    /** Looks whether the main branch was moved by somebody else, and takes its newest revision if it holds; returns whether one was taken. */
    public boolean poll() {
        return run(() -> {
            boolean taken = git.inForce().poll();
            if (taken) {
                git.drafts().closeFinished();
            }
            return taken;
        });
    }

    /** Ends the watching, and gives the repository free. */
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        git.home().close();
    }
}
