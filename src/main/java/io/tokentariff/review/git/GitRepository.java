package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One repository: from the name of a revision to its tree. */
final class GitRepository implements AutoCloseable {

    private static final Pattern STEP =
            Pattern.compile("~(\\d{0,6})(?!\\d)|\\^(\\d{0,3})(?![\\d{])|\\^\\{(commit|tree|)}");
    private static final int MOST_TAGS = 16;

    private final GitRefs refs;
    private final GitObjects objects;

    GitRepository(GitFolder folder) throws IOException, GitTrouble {
        this.refs = new GitRefs(folder);
        this.objects = new GitObjects(folder.common().resolve("objects"));
    }

    /** Reads an object of a kind. */
    GitObject read(ObjectName name, GitObject.Type type) throws IOException, GitTrouble {
        GitObject object = objects.read(name);
        if (object.type() != type) {
            throw new GitTrouble("the object %s is no %s".formatted(name, type.word()));
        }
        return object;
    }

    /** Returns the tree of a revision: {@code HEAD~2}, {@code origin/main}, {@code v1.2^}, {@code 1a2b3c4d}. */
    ObjectName tree(String revision) throws IOException, GitTrouble {
        int end = 0;
        while (end < revision.length() && revision.charAt(end) != '~' && revision.charAt(end) != '^') {
            end++;
        }
        ObjectName name = named(revision.substring(0, end));
        if (name == null) {
            throw new GitTrouble("there is no commit, branch or tag \"%s\"".formatted(revision.substring(0, end)));
        }
        Matcher step = STEP.matcher(revision);
        for (int at = end; at < revision.length(); at = step.end()) {
            if (!step.find(at) || step.start() != at) {
                throw new GitTrouble(
                        "\"%s\" is not understood: ~2, ^ and ^2 can follow a name".formatted(revision.substring(at)));
            }
            name = follow(name, step);
        }
        return treeOf(name);
    }

    private @Nullable ObjectName named(String name) throws IOException, GitTrouble {
        ObjectName whole = ObjectName.parse(name);
        if (whole != null) {
            return whole;
        }
        ObjectName found = refs.find(name.equals("@") ? "HEAD" : name);
        return found == null && ObjectName.isStart(name) ? objects.starting(name) : found;
    }

    private ObjectName follow(ObjectName name, Matcher step) throws IOException, GitTrouble {
        if (step.group(1) != null) {
            return ancestor(name, number(step.group(1)));
        }
        if (step.group(2) != null) {
            int n = number(step.group(2));
            return n == 0 ? peeled(name) : parent(peeled(name), n);
        }
        return peeled(name);
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }

    private ObjectName ancestor(ObjectName name, int generations) throws IOException, GitTrouble {
        if (generations > Limit.GIT_PARENTS.most()) {
            throw new GitTrouble("~%s is too far back".formatted(generations));
        }
        ObjectName at = peeled(name);
        for (int n = 0; n < generations; n++) {
            at = parent(at, 1);
        }
        return at;
    }

    private ObjectName parent(ObjectName commit, int n) throws IOException, GitTrouble {
        ObjectName parent = ObjectName.parse(read(commit, GitObject.Type.COMMIT).header("parent", n - 1));
        if (parent == null) {
            throw new GitTrouble(
                    n == 1
                            ? "the commit %s has no parent".formatted(commit)
                            : "the commit %s has no parent number %s".formatted(commit, n));
        }
        return parent;
    }

    /** What a tag stands for; anything else stands for itself. */
    private ObjectName peeled(ObjectName name) throws IOException, GitTrouble {
        ObjectName at = name;
        for (int hops = 0; hops < MOST_TAGS; hops++) {
            GitObject object = objects.read(at);
            if (object.type() != GitObject.Type.TAG) {
                return at;
            }
            ObjectName target = ObjectName.parse(object.header("object", 0));
            if (target == null) {
                throw new GitTrouble("the tag %s names no object".formatted(at));
            }
            at = target;
        }
        throw new GitTrouble("the tag %s stands for too many other tags".formatted(name));
    }

    private ObjectName treeOf(ObjectName name) throws IOException, GitTrouble {
        ObjectName peeled = peeled(name);
        GitObject object = objects.read(peeled);
        if (object.type() == GitObject.Type.TREE) {
            return peeled;
        }
        ObjectName tree = object.type() == GitObject.Type.COMMIT ? ObjectName.parse(object.header("tree", 0)) : null;
        if (tree == null) {
            throw new GitTrouble("%s is no commit".formatted(peeled));
        }
        return tree;
    }

    @Override
    public void close() throws IOException {
        objects.close();
    }
}
