package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of a revision, by paths below it; links are followed as long as they stay in it. */
final class GitTree {

    private static final int LONGEST_LINK = 4096;

    private final GitRepository repository;
    private final Found root;
    private final Map<ObjectName, Map<String, TreeEntry>> folders = new HashMap<>();

    GitTree(GitRepository repository, ObjectName root) {
        this.repository = repository;
        this.root = new Found("", new TreeEntry(TreeEntry.Kind.FOLDER, root));
    }

    /** What a path leads to. */
    sealed interface Target permits Found, Nowhere {}

    /**
     * A file, a folder or a submodule.
     *
     * @param path where it lies, without links; empty for the folder itself
     */
    record Found(String path, TreeEntry entry) implements Target {}

    /** What is not within the folder. */
    enum Nowhere implements Target {
        /** A link leads out of the folder. */
        OUTSIDE,
        /** There is nothing, or links lead to each other. */
        MISSING
    }

    /** The names of a folder. */
    Map<String, TreeEntry> names(TreeEntry folder) throws IOException, GitTrouble {
        Map<String, TreeEntry> known = folders.get(folder.object());
        if (known == null) {
            known = TreeEntry.read(repository.read(folder.object(), GitObject.Type.TREE));
            folders.put(folder.object(), known);
        }
        return known;
    }

    byte[] content(TreeEntry file) throws IOException, GitTrouble {
        return repository.read(file.object(), GitObject.Type.BLOB).bytes();
    }

    /** Whether there are links on a path. */
    boolean hasLink(String path) throws IOException, GitTrouble {
        return find(path, 0) == Nowhere.MISSING && find(path) != Nowhere.MISSING;
    }

    /** Follows a path, and the links on it. */
    Target find(String path) throws IOException, GitTrouble {
        return find(path, Limit.GIT_LINKS.most());
    }

    /** @param mostLinks with more of them on its way, a path leads nowhere */
    private Target find(String path, int mostLinks) throws IOException, GitTrouble {
        List<String> ahead = new ArrayList<>(List.of(path.split("/")));
        List<Found> passed = new ArrayList<>(List.of(root));
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.remove(0);
            Found here = passed.get(passed.size() - 1);
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (passed.size() == 1) {
                    return Nowhere.OUTSIDE;
                }
                passed.remove(passed.size() - 1);
                continue;
            }
            TreeEntry next = here.entry().kind() == TreeEntry.Kind.FOLDER
                    ? names(here.entry()).get(name)
                    : null;
            if (next == null) {
                return Nowhere.MISSING;
            }
            if (next.kind() == TreeEntry.Kind.LINK) {
                String target = target(next);
                if (target == null || ++links > mostLinks) {
                    return Nowhere.MISSING;
                }
                if (target.startsWith("/")) {
                    return Nowhere.OUTSIDE;
                }
                ahead.addAll(0, List.of(target.split("/")));
                continue;
            }
            passed.add(new Found(here.path().isEmpty() ? name : here.path() + "/" + name, next));
        }
        return passed.get(passed.size() - 1);
    }

    private @Nullable String target(TreeEntry link) throws IOException, GitTrouble {
        byte[] bytes = content(link);
        return bytes.length > LONGEST_LINK ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
