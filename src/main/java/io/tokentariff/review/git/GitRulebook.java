package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;
import io.tokentariff.rulebook.folder.RulebookIntake;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Takes in a rulebook from a folder of a revision, by the rules by which it is read from a disk. */
final class GitRulebook {

    private final GitTree tree;
    private final RulebookIntake intake;
    private final Deque<String> within = new ArrayDeque<>();

    private GitRulebook(GitTree tree, RulebookIntake intake) {
        this.tree = tree;
        this.intake = intake;
    }

    /** Takes in all its files; the tree's own folder is the rulebook's. */
    static void read(GitTree tree, RulebookIntake intake) throws IOException, GitTrouble {
        new GitRulebook(tree, intake).walk("");
    }

    private void walk(String folder) throws IOException, GitTrouble {
        if (tree.find(folder) instanceof GitTree.Found found) {
            if (within.contains(found.path())) {
                intake.report("folder-loop", folder, "The link leads back to a folder it lies in.");
                return;
            }
            within.push(found.path());
            for (Map.Entry<String, TreeEntry> each : tree.names(found.entry()).entrySet()) {
                if (!intake.look()) {
                    return;
                }
                if (!each.getKey().startsWith(".")) {
                    take(folder.isEmpty() ? each.getKey() : folder + "/" + each.getKey());
                }
            }
            within.pop();
        }
    }

    private void take(String name) throws IOException, GitTrouble {
        GitTree.Target target = tree.find(name);
        if (target instanceof GitTree.Found found) {
            switch (found.entry().kind()) {
                case FOLDER -> {
                    if (within.size() < Limit.RULEBOOK_DEPTH.most()) {
                        walk(name);
                    }
                }
                case SUBMODULE ->
                    intake.report(
                            "is-a-submodule",
                            name,
                            "This is a submodule: what it holds is in another repository, which is not read.");
                default -> file(name, found.entry());
            }
        } else if (target == GitTree.Nowhere.OUTSIDE) {
            intake.reportOutside(name);
        } else if (intake.wants(name, 0)) {
            intake.report("unreadable-file", name, "The link leads to a file that is not there.");
        }
    }

    private void file(String name, TreeEntry file) throws IOException, GitTrouble {
        if (!intake.wants(name, 0)) {
            return;
        }
        try {
            byte[] content = tree.content(file);
            if (intake.wants(name, content.length)) {
                intake.take(name, content);
            }
        } catch (GitTrouble e) {
            throw new GitTrouble("its file %s cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }
}
