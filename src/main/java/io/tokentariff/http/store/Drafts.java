package io.tokentariff.http.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * The drafts: {@code refs/heads/draft/N} while they are open, {@code refs/tariff/drafts/N} when they are published or
 * withdrawn. A step of a draft is a commit whose lines say what is known of it.
 */
final class Drafts {

    private static final String OPEN = "refs/heads/draft/";
    private static final String CLOSED = "refs/tariff/drafts/";

    private final Refs refs;
    private final Commits commits;
    private final History history;
    private final Supplier<RevCommit> main;
    private final AtomicLong last = new AtomicLong();

    /** Drafts that are closed: they do not change any more. */
    private final Map<Tip, Draft> closed = new ConcurrentHashMap<>();

    /** @param main gives the main branch's commit */
    Drafts(Refs refs, Commits commits, History history, Supplier<RevCommit> main) {
        this.refs = refs;
        this.commits = commits;
        this.history = history;
        this.main = main;
        last.set(tips().keySet().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    /** A name that a draft has now, and its commit. */
    private record Tip(String ref, ObjectId commit) {
        boolean isClosed() {
            return ref.startsWith(CLOSED);
        }
    }

    private NavigableMap<Long, Tip> tips() {
        NavigableMap<Long, Tip> tips = new TreeMap<>();
        for (String place : List.of(OPEN, CLOSED)) {
            for (Ref ref : refs.below(place)) {
                Long number = History.number(ref.getName().substring(place.length()));
                ObjectId commit = ref.getObjectId();
                if (number != null && commit != null) {
                    tips.put(number, new Tip(ref.getName(), commit));
                }
            }
        }
        return tips;
    }

    private Tip tip(long number) {
        for (String place : List.of(CLOSED, OPEN)) {
            ObjectId commit = refs.at(place + number);
            if (commit != null) {
                return new Tip(place + number, commit);
            }
        }
        throw new StoreException.NotFound("There is no draft %s.".formatted(number));
    }

    /** All drafts, the newest first. */
    List<Draft> all() throws IOException {
        List<Draft> drafts = new ArrayList<>();
        for (Map.Entry<Long, Tip> each : tips().descendingMap().entrySet()) {
            drafts.add(draft(each.getKey(), each.getValue()));
        }
        return drafts;
    }

    Draft draft(long number) throws IOException {
        return draft(number, tip(number));
    }

    private Draft draft(long number, Tip tip) throws IOException {
        Draft known = closed.get(tip);
        Draft draft = known == null ? read(number, tip) : known;
        if (tip.isClosed()) {
            closed.put(tip, draft);
        }
        return draft;
    }

    private Draft read(long number, Tip tip) throws IOException {
        RevCommit commit = commits.read(tip.commit());
        CommitText text = CommitText.of(commit);
        RevCommit base = base(commit);
        List<RevCommit> own = commits.without(commit, base);
        RevCommit first = begun(commit, own);
        CommitText begun = CommitText.of(first);
        return new Draft(
                number,
                commit.name(),
                history.revisionAt(base).name(),
                state(tip, text),
                first.getAuthorIdent().getName(),
                commit.getAuthorIdent().getName(),
                List.copyOf(Commits.people(own.isEmpty() ? List.of(commit) : own)),
                begun.title(),
                begun.reason(),
                first.getAuthorIdent().getWhenAsInstant(),
                commit.getCommitterIdent().getWhenAsInstant());
    }

    /** The first step of a draft: the farthest one back on its own way. */
    private RevCommit begun(RevCommit tip, List<RevCommit> own) throws IOException {
        Set<RevCommit> steps = Set.copyOf(own);
        RevCommit first = tip;
        for (RevCommit at = commits.before(tip); at != null && steps.contains(at); at = commits.before(at)) {
            first = at;
        }
        return first;
    }

    private Draft.State state(Tip tip, CommitText text) throws IOException {
        String said = text.line(CommitText.STATE);
        if (Draft.State.WITHDRAWN.word().equals(said)) {
            return Draft.State.WITHDRAWN;
        }
        if (tip.isClosed() || commits.isIn(tip.commit(), main.get())) {
            return Draft.State.PUBLISHED;
        }
        return Draft.State.SUBMITTED.word().equals(said) ? Draft.State.SUBMITTED : Draft.State.OPEN;
    }

    /** The commit of the main branch that a draft starts from. */
    RevCommit base(RevCommit tip) throws IOException {
        RevCommit now = main.get();
        String said = CommitText.of(tip).line(CommitText.BASE);
        if (said != null && ObjectId.isId(said)) {
            RevCommit base = commits.named(said);
            if (commits.isIn(base, now)) { // what a line says counts only if nobody's work is hidden by it
                return base;
            }
        }
        RevCommit common = commits.common(tip, now);
        if (common == null) {
            throw new StoreException.NotFound("The draft has nothing in common with the main branch.");
        }
        return common;
    }

    /** Begins a draft with a tree. */
    Draft begin(ObjectId tree, RevCommit base, String author, String title, String reason) throws IOException {
        while (true) {
            long number = last.incrementAndGet();
            Map<String, String> lines = new LinkedHashMap<>();
            lines.put(CommitText.REASON, reason);
            lines.put(CommitText.DRAFT, String.valueOf(number));
            lines.put(CommitText.STATE, Draft.State.OPEN.word());
            lines.put(CommitText.BASE, base.name());
            RevCommit commit = commits.write(tree, List.of(base), author, author, new CommitText(title, lines));
            if (refs.at(CLOSED + number) == null && refs.move(OPEN + number, null, commit)) {
                return draft(number);
            }
        }
    }

    /**
     * The next step of a draft.
     *
     * @param title what it does
     * @param author who takes it
     * @param committer who writes it: the same, or the service
     * @param state how far the draft is then
     */
    record Step(String title, String author, String committer, Draft.State state) {}

    /**
     * Takes the next step of a draft.
     *
     * @param base the commit of the main branch that it starts from
     * @param more what else it has in it, null for nothing
     */
    Draft step(Draft draft, Step step, ObjectId tree, RevCommit base, @Nullable RevCommit more) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(CommitText.DRAFT, String.valueOf(draft.number()));
        lines.put(CommitText.STATE, step.state().word());
        lines.put(CommitText.BASE, base.name());
        ObjectId tip = ObjectId.fromString(draft.commit());
        List<ObjectId> parents = more == null ? List.of(tip) : List.of(tip, more);
        RevCommit commit =
                commits.write(tree, parents, step.author(), step.committer(), new CommitText(step.title(), lines));
        if (!refs.move(OPEN + draft.number(), ObjectId.fromString(draft.commit()), commit)) {
            throw moved(draft.number());
        }
        return draft(draft.number());
    }

    static StoreException moved(long number) {
        return new StoreException.Moved("Draft %s was changed meanwhile; look at it again.".formatted(number));
    }

    /** Puts away a draft that was published or withdrawn. */
    void close(long number) {
        ObjectId tip = refs.at(OPEN + number);
        try {
            if (tip != null && (refs.at(CLOSED + number) != null || refs.move(CLOSED + number, null, tip))) {
                refs.move(OPEN + number, tip, null);
            }
        } catch (StoreException.Busy e) {
            return; // it is put away at the next start
        }
    }

    /** Puts away every draft that has become a part of the main branch or was withdrawn. */
    void closeFinished() throws IOException {
        for (Map.Entry<Long, Tip> each : tips().entrySet()) {
            boolean left = each.getValue().isClosed() && refs.at(OPEN + each.getKey()) != null;
            if (left
                    || (!each.getValue().isClosed()
                            && !draft(each.getKey(), each.getValue()).isOpen())) {
                close(each.getKey());
            }
        }
    }

    /** Names what a step changed. */
    static String changed(Map<String, @Nullable String> texts) {
        String first = Objects.requireNonNull(texts.keySet().iterator().next());
        return "Change " + first + (texts.size() == 1 ? "" : " and %s more".formatted(texts.size() - 1));
    }
}
