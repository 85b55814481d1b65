package io.tokentariff.http.store;

import io.tokentariff.problem.Limit;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Where the rulebook lies in the trees of a repository: what differs, and trees made of others. */
final class RuleTree {

    private static final byte[] TOP = {};

    private final Repository repository;
    private final String prefix;

    /** @param prefix the rulebook's folder with a slash behind it, empty for the top */
    RuleTree(Repository repository, String prefix) {
        this.repository = repository;
        this.prefix = prefix;
    }

    /** Returns the rulebook's folder without the slash behind it. */
    String folder() {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    /** Returns the rulebook's folder of a commit's tree, null if there is none. */
    @Nullable
    ObjectId of(ObjectId tree) throws IOException {
        if (prefix.isEmpty()) {
            return tree;
        }
        try (TreeWalk walk = TreeWalk.forPath(repository, folder(), tree)) {
            return walk == null || !walk.isSubtree() ? null : walk.getObjectId(0);
        }
    }

    /**
     * Tells whether the rulebooks of two trees are the same, byte for byte. Where one extends another, that may lie anywhere in
     * the repository: then no rulebook's file may differ.
     */
    boolean isSame(ObjectId one, ObjectId other) throws IOException {
        if (one.equals(other)) {
            return true;
        }
        return (extendsAnother(one) || extendsAnother(other))
                ? differences(one, other, TreeFilter.ALL).stream().noneMatch(RuleTree::countsSomewhere)
                : changed(one, other).stream().noneMatch(this::isRulebooks);
    }

    /** Tells whether the rulebook of a tree extends another: then its folder does not say all. */
    boolean extendsAnother(ObjectId tree) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, prefix + RulebookFiles.EXTENSION, tree)) {
            return walk != null;
        }
    }

    private static boolean countsSomewhere(String path) {
        for (int at = 0;
                at >= 0 && at < path.length();
                at = path.indexOf('/', at) < 0 ? -1 : path.indexOf('/', at) + 1) {
            if (RulebookFiles.counts(path.substring(at))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRulebooks(String path) {
        return path.startsWith(prefix) && counts(path.substring(prefix.length()));
    }

    private static boolean counts(String name) {
        return RulebookFiles.counts(name) && !name.startsWith(".") && !name.contains("/.");
    }

    /** The paths that differ, all of the repository's where the rulebook is at its top. */
    private Set<String> changed(ObjectId one, ObjectId other) throws IOException {
        return differences(one, other, prefix.isEmpty() ? TreeFilter.ALL : PathFilter.create(folder()));
    }

    private Set<String> differences(ObjectId one, ObjectId other, TreeFilter filter) throws IOException {
        Set<String> changed = new TreeSet<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(one);
            walk.addTree(other);
            walk.setRecursive(true);
            walk.setFilter(
                    filter == TreeFilter.ALL ? TreeFilter.ANY_DIFF : AndTreeFilter.create(filter, TreeFilter.ANY_DIFF));
            while (walk.next()) {
                changed.add(walk.getPathString());
            }
        }
        return changed;
    }

    /**
     * Writes a tree with other texts in the rulebook's folder.
     *
     * @param texts by path below the rulebook's folder; null takes a file away
     */
    ObjectId with(ObjectInserter inserter, @Nullable ObjectId tree, Map<String, @Nullable String> texts)
            throws IOException {
        DirCache index = index(tree);
        DirCacheEditor editor = index.editor();
        for (Map.Entry<String, @Nullable String> each : texts.entrySet()) {
            String text = each.getValue() == null ? null : each.getValue().replace("\r\n", "\n");
            String path = prefix + each.getKey();
            if (text == null) {
                editor.add(new DirCacheEditor.DeletePath(path));
            } else {
                String ended = endsLinesAsOnWindows(index.getEntry(path)) ? text.replace("\n", "\r\n") : text;
                editor.add(file(path, inserter.insert(Constants.OBJ_BLOB, ended.getBytes(StandardCharsets.UTF_8))));
            }
        }
        editor.finish();
        return index.writeTree(inserter);
    }

    /** A file keeps its line ends, or each of its lines would be another one for whoever looks at it with git. */
    private boolean endsLinesAsOnWindows(@Nullable DirCacheEntry file) throws IOException {
        if (file == null || file.getLength() > Limit.TABLE_FILE.most()) {
            return false;
        }
        String text = new String(
                repository.open(file.getObjectId()).getCachedBytes(Limit.TABLE_FILE.most()), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r';
    }

    /** Writes a tree that has the rulebook of another one, and everything else as it is. */
    ObjectId withRulebookOf(ObjectInserter inserter, ObjectId tree, ObjectId other) throws IOException {
        Map<String, DirCacheEntry> wanted = new HashMap<>();
        DirCache theirs = index(other);
        for (int i = 0; i < theirs.getEntryCount(); i++) {
            if (isRulebooks(theirs.getEntry(i).getPathString())) {
                wanted.put(theirs.getEntry(i).getPathString(), theirs.getEntry(i));
            }
        }
        DirCache index = index(tree);
        DirCacheEditor editor = index.editor();
        for (int i = 0; i < index.getEntryCount(); i++) {
            String path = index.getEntry(i).getPathString();
            if (isRulebooks(path) && !wanted.containsKey(path)) {
                editor.add(new DirCacheEditor.DeletePath(path));
            }
        }
        wanted.forEach((path, entry) -> editor.add(file(path, entry.getObjectId())));
        editor.finish();
        return index.writeTree(inserter);
    }

    private static DirCacheEditor.PathEdit file(String path, ObjectId blob) {
        return new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
            }
        };
    }

    private DirCache index(@Nullable ObjectId tree) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        if (tree != null) {
            try (ObjectReader reader = repository.newObjectReader()) {
                builder.addTree(TOP, DirCacheEntry.STAGE_0, reader, tree);
            }
        }
        builder.finish();
        return index;
    }

    /**
     * Writes the tree of two commits brought together, file by file.
     *
     * @param base where they parted
     * @throws StoreException.Conflict if both changed the same file in different ways
     */
    ObjectId merged(ObjectInserter inserter, RevCommit base, RevCommit main, RevCommit draft) throws IOException {
        Merger merger = MergeStrategy.SIMPLE_TWO_WAY_IN_CORE.newMerger(inserter, repository.getConfig());
        if (merger.merge(main, draft)) {
            return merger.getResultTreeId();
        }
        Set<String> both = differences(base.getTree(), main.getTree(), TreeFilter.ALL);
        both.retainAll(differences(base.getTree(), draft.getTree(), TreeFilter.ALL));
        List<String> files = new ArrayList<>(both);
        throw new StoreException.Conflict(files);
    }
}
