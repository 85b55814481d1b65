package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Everything that works on one repository that is open. */
final class Opened {

    private static final String MASTER = "master";

    private final GitHome home;
    private final String branch;
    private final Refs refs;
    private final Commits commits;
    private final History history;
    private final Drafts drafts;
    private final InForce inForce;
    private final Editing editing;
    private final Publishing publishing;

    private Opened(GitHome home, String branch, String prefix, RulebookStore.Options options) {
        Repository repository = home.repository();
        this.home = home;
        this.branch = branch;
        this.refs = new Refs(repository);
        this.commits = new Commits(repository, options.clock());
        RuleTree trees = new RuleTree(repository, prefix);
        this.history = new History(repository, commits, trees);
        this.drafts = new Drafts(refs, commits, history, this::main);
        this.inForce = new InForce(refs, commits, history, options.gate(), this::main);
        this.editing = new Editing(commits, trees, history, drafts, this::main);
        this.publishing = new Publishing(branch, refs, commits, trees, history, drafts, inForce);
    }

    static Opened ours(Path folder, Supplier<Map<String, String>> seed, RulebookStore.Options options) {
        GitHome home = GitHome.ours(folder);
        return started(home, () -> {
            Opened opened = new Opened(home, Constants.R_HEADS + GitHome.MAIN, "", options);
            if (opened.refs.at(opened.branch) == null) {
                opened.begin(seed.get());
            }
            return opened;
        });
    }

    static Opened theirs(Path folder, String prefix, RulebookStore.Options options) {
        String checked = checked(prefix);
        GitHome home = GitHome.theirs(folder, options.clock().instant());
        return started(home, () -> new Opened(home, followed(home.repository()), checked, options));
    }

    private interface Opening {
        Opened open() throws IOException;
    }

    private static Opened started(GitHome home, Opening opening) {
        boolean done = false;
        try {
            Opened opened = opening.open();
            opened.inForce.start();
            opened.drafts.closeFinished();
            done = true;
            return opened;
        } catch (IOException e) {
            throw GitHome.broken(home.repository().getDirectory(), e);
        } finally {
            if (!done) {
                home.close();
            }
        }
    }

    private static String checked(String prefix) {
        String folder = prefix.replaceAll("^/+|/+$", "");
        if (folder.isEmpty()) {
            return "";
        }
        try {
            new ObjectChecker().checkPath(folder);
        } catch (CorruptObjectException e) {
            throw new StoreException.BadName("\"%s\" is no folder of a repository.".formatted(Words.line(prefix)));
        }
        return folder + "/";
    }

    /** The branch whose commits are the revisions. */
    private static String followed(Repository repository) throws IOException {
        for (String name : List.of(GitHome.MAIN, MASTER)) {
            if (repository.exactRef(Constants.R_HEADS + name) != null) {
                return Constants.R_HEADS + name;
            }
        }
        Ref head = repository.exactRef(Constants.HEAD);
        if (head == null || !head.isSymbolic() || head.getObjectId() == null) {
            throw new StoreException.NotFound(
                    "The repository %s has no branch \"%s\".".formatted(repository.getDirectory(), GitHome.MAIN));
        }
        return head.getTarget().getName();
    }

    /** Makes the first revision; a rulebook that does not hold is none, and may be put right before the next start. */
    private void begin(Map<String, String> texts) throws IOException {
        texts.keySet().forEach(Words::checkFile);
        Map<String, @Nullable String> seed = new HashMap<>(texts);
        RuleTree trees = new RuleTree(home.repository(), "");
        ObjectId tree = commits.tree(inserter -> trees.with(inserter, null, seed));
        CommitText text = new CommitText("The first rulebook", history.content(tree));
        RevCommit first = commits.write(tree, List.of(), Commits.SERVICE, Commits.SERVICE, text);
        List<Problem> problems = inForce.check(first);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new StoreException.DoesNotHold(problems);
        }
        inForce.expect(first);
        refs.move(branch, null, first);
    }

    /** The main branch's commit. */
    RevCommit main() {
        try {
            return commits.read(Objects.requireNonNull(refs.at(branch), branch));
        } catch (IOException e) {
            throw GitHome.broken(home.repository().getDirectory(), e);
        }
    }

    /** Returns a commit of the main branch's history. */
    RevCommit onMain(String id) throws IOException {
        RevCommit commit = commits.named(id);
        if (!commits.isIn(commit, main())) {
            throw new StoreException.NotFound("The commit %s is no revision of the main branch.".formatted(id));
        }
        return commit;
    }

    GitHome home() {
        return home;
    }

    Commits commits() {
        return commits;
    }

    History history() {
        return history;
    }

    Drafts drafts() {
        return drafts;
    }

    InForce inForce() {
        return inForce;
    }

    Editing editing() {
        return editing;
    }

    Publishing publishing() {
        return publishing;
    }
}
