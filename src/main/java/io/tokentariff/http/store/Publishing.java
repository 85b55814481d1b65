package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/** Publishes a draft: one step of the main branch, if nobody moved it. */
final class Publishing {

    private final String branch;
    private final Refs refs;
    private final Commits commits;
    private final RuleTree trees;
    private final History history;
    private final Drafts drafts;
    private final InForce inForce;

    Publishing(
            String branch,
            Refs refs,
            Commits commits,
            RuleTree trees,
            History history,
            Drafts drafts,
            InForce inForce) {
        this.branch = branch;
        this.refs = refs;
        this.commits = commits;
        this.trees = trees;
        this.history = history;
        this.drafts = drafts;
        this.inForce = inForce;
    }

    /**
     * What a second person saw and says yes to.
     *
     * @param draft the draft's number
     * @param commit where it stood
     * @param base the revision that was the newest
     * @param approver who says yes
     * @param deltaUsd what it does to the bill, as he was shown it
     */
    record Yes(long draft, String commit, String base, String approver, String deltaUsd) {}

    Publication publish(Yes yes) throws IOException {
        String approver = Words.person(yes.approver());
        String delta = Words.dollars(yes.deltaUsd());
        Draft draft = drafts.draft(yes.draft());
        check(draft, yes.commit(), approver);
        RevCommit tip = commits.read(Objects.requireNonNull(refs.at(branch), branch));
        checkBase(draft, tip, yes.base());
        RevCommit proposed = commits.named(draft.commit());
        ObjectId tree = commits.tree(inserter -> trees.merged(inserter, drafts.base(proposed), tip, proposed));
        if (trees.isSame(tip.getTree(), tree)) {
            throw new StoreException.WrongState("Draft %s changes nothing.".formatted(draft.number()));
        }
        RevCommit merge = merge(draft, approver, delta, List.of(tip, proposed), tree);
        List<Problem> problems = inForce.check(merge);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new StoreException.DoesNotHold(problems);
        }
        inForce.expect(merge);
        try {
            if (!refs.move(branch, tip, merge)) {
                throw movedBase(draft);
            }
            inForce.poll();
        } finally {
            inForce.forget(merge);
        }
        drafts.close(draft.number());
        return new Publication(history.revision(merge), problems);
    }

    private static void check(Draft draft, String commit, String approver) {
        if (draft.state() != Draft.State.SUBMITTED) {
            throw new StoreException.WrongState("Draft %s is %s, not submitted."
                    .formatted(draft.number(), draft.state().word()));
        }
        if (draft.authors().stream().anyMatch(author -> Words.mayBe(author, approver))) {
            throw new StoreException.Forbidden(
                    "%s has changed draft %s; somebody else must approve it.".formatted(approver, draft.number()));
        }
        if (!draft.commit().equals(commit)) {
            throw Drafts.moved(draft.number());
        }
    }

    private void checkBase(Draft draft, RevCommit tip, String base) throws IOException {
        if (!history.revisionAt(tip).name().equals(base) || !draft.base().equals(base)) {
            throw movedBase(draft);
        }
    }

    private static StoreException movedBase(Draft draft) {
        return new StoreException.Moved(
                "Another revision was published since draft %s began; refresh it, and look at it again."
                        .formatted(draft.number()));
    }

    private RevCommit merge(Draft draft, String approver, String delta, List<ObjectId> parents, ObjectId tree)
            throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(CommitText.REASON, Words.line(draft.reason()));
        lines.put(CommitText.DRAFT, String.valueOf(draft.number()));
        lines.put(CommitText.APPROVED_BY, approver);
        lines.put(CommitText.DELTA, delta);
        return commits.write(
                tree,
                parents,
                draft.author(),
                approver,
                new CommitText(Words.line(draft.title()), withContent(tree, lines)));
    }

    /** What the content is known by, which a commit of it says. */
    private Map<String, String> withContent(ObjectId tree, Map<String, String> lines) throws IOException {
        lines.putAll(history.content(tree));
        return lines;
    }
}
