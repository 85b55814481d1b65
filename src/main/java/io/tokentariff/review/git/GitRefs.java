package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Branches, tags and what else has a name: files of their own, or lines of {@code packed-refs}. */
final class GitRefs {

    private static final List<String> PLACES =
            List.of("refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");
    /** HEAD, FETCH_HEAD, ORIG_HEAD. */
    private static final Pattern OWN = Pattern.compile("[A-Z_]{1,64}");

    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cntrl} ~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|^[./]|[./]$|\\.lock(/|$)");
    private static final String SYMBOLIC = "ref:";
    private static final String REFS = "refs/";
    private static final int MOST_HOPS = 5;
    private static final int LONGEST_REF = 4096;

    private final GitFolder folder;

    GitRefs(GitFolder folder) {
        this.folder = folder;
    }

    /** Returns the object that a name stands for, null if there is no such name. */
    @Nullable
    ObjectName find(String name) throws IOException, GitTrouble {
        if (name.length() > LONGEST_REF || FORBIDDEN.matcher(name).find()) {
            return null;
        }
        if (OWN.matcher(name).matches()) {
            ObjectName own = read(name, folder.own(), 0);
            if (own != null) {
                return own;
            }
        }
        if (name.startsWith(REFS)) {
            return read(name, folder.common(), 0);
        }
        for (String place : PLACES) {
            ObjectName found = read(place.formatted(name), folder.common(), 0);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable ObjectName read(String ref, Path where, int hops) throws IOException, GitTrouble {
        Path file = where.resolve(ref);
        if (!Files.isRegularFile(file)) {
            return packed(ref);
        }
        String text = GitFolder.text(file, LONGEST_REF).strip();
        if (text.startsWith(SYMBOLIC)) {
            String target = text.substring(SYMBOLIC.length()).strip();
            if (target.equals("refs/heads/.invalid")) {
                throw new GitTrouble("the repository keeps its refs in reftables, which are not read here");
            }
            if (hops == MOST_HOPS
                    || !target.startsWith(REFS)
                    || FORBIDDEN.matcher(target).find()) {
                throw new GitTrouble("%s names no branch".formatted(ref));
            }
            return read(target, folder.common(), hops + 1);
        }
        return objectName(text.split("\\s", 2)[0], ref);
    }

    private static ObjectName objectName(String text, String ref) throws GitTrouble {
        ObjectName name = ObjectName.parse(text);
        if (name == null) {
            throw new GitTrouble(
                    text.length() == 64
                            ? "the repository names its objects by SHA-256, which is not read here"
                            : "%s does not name an object".formatted(ref));
        }
        return name;
    }

    private @Nullable ObjectName packed(String ref) throws IOException, GitTrouble {
        Path file = folder.common().resolve("packed-refs");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        String line = GitFolder.text(file, Limit.GIT_OBJECT.most())
                .lines()
                .filter(each -> each.endsWith(" " + ref))
                .findFirst()
                .orElse(null);
        return line == null ? null : objectName(line.substring(0, line.length() - ref.length() - 1), ref);
    }
}
