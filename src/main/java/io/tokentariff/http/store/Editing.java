package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** What authors do with drafts. */
final class Editing {

    private final Commits commits;
    private final RuleTree trees;
    private final History history;
    private final Drafts drafts;
    private final Supplier<RevCommit> main;

    Editing(Commits commits, RuleTree trees, History history, Drafts drafts, Supplier<RevCommit> main) {
        this.commits = commits;
        this.trees = trees;
        this.history = history;
        this.drafts = drafts;
        this.main = main;
    }

    private Draft open(long number) throws IOException {
        Draft draft = drafts.draft(number);
        if (!draft.isOpen()) {
            throw new StoreException.WrongState(
                    "Draft %s is %s already.".formatted(number, draft.state().word()));
        }
        return draft;
    }

    private Draft open(long number, String commit) throws IOException {
        Draft draft = open(number);
        if (!draft.commit().equals(commit)) {
            throw Drafts.moved(number);
        }
        return draft;
    }

    Draft write(long number, String commit, String author, Map<String, @Nullable String> texts) throws IOException {
        texts.keySet().forEach(Words::checkFile);
        Draft draft = open(number, commit);
        RevCommit tip = commits.named(commit);
        ObjectId tree = commits.tree(inserter -> trees.with(inserter, tip.getTree(), texts));
        if (tree.equals(tip.getTree())) {
            return draft;
        }
        refuseWorse(tip.getTree(), tree);
        return drafts.step(
                draft,
                new Drafts.Step(Drafts.changed(texts), author, author, Draft.State.OPEN),
                tree,
                drafts.base(tip),
                null);
    }

    /** What can no longer be read is refused; a draft that could not be read before may be put right step by step. */
    private void refuseWorse(ObjectId before, ObjectId after) throws IOException {
        Problems known = new Problems();
        Problems now = new Problems();
        history.files(before, known);
        history.files(after, now);
        List<Problem> worse = now.sorted().stream()
                .filter(each -> !known.sorted().contains(each))
                .toList();
        if (worse.stream().anyMatch(Problem::isError)) {
            throw new StoreException.DoesNotHold(worse);
        }
    }

    Draft submit(long number, String commit, String by) throws IOException {
        Draft draft = open(number, commit);
        return draft.state() == Draft.State.SUBMITTED
                ? draft
                : still(draft, new Drafts.Step("Submit draft " + number, by, by, Draft.State.SUBMITTED));
    }

    Draft withdraw(long number, String by) throws IOException {
        Draft withdrawn =
                still(open(number), new Drafts.Step("Withdraw draft " + number, by, by, Draft.State.WITHDRAWN));
        drafts.close(number);
        return withdrawn;
    }

    private Draft still(Draft draft, Drafts.Step step) throws IOException {
        RevCommit tip = commits.named(draft.commit());
        return drafts.step(draft, step, tip.getTree(), drafts.base(tip), null);
    }

    Draft refresh(long number) throws IOException {
        Draft draft = open(number);
        RevCommit tip = commits.named(draft.commit());
        RevCommit newest = main.get();
        if (commits.isIn(newest, tip) && newest.equals(drafts.base(tip))) {
            return draft;
        }
        ObjectId tree = commits.tree(inserter -> trees.merged(inserter, drafts.base(tip), newest, tip));
        return drafts.step(
                draft,
                new Drafts.Step("Refresh draft " + number, draft.lastAuthor(), Commits.SERVICE, draft.state()),
                tree,
                newest,
                newest);
    }

    Draft rollback(String revision, String author, String reason) throws IOException {
        RevCommit newest = main.get();
        RevCommit back = commits.named(revision);
        if (!commits.isIn(back, newest)) {
            throw new StoreException.NotFound("The commit %s is no revision of the main branch.".formatted(revision));
        }
        ObjectId tree = commits.tree(inserter -> trees.withRulebookOf(inserter, newest.getTree(), back.getTree()));
        String title =
                "Roll back to %s".formatted(Words.line(CommitText.of(back).title()));
        return drafts.begin(tree, newest, author, title, reason);
    }
}
