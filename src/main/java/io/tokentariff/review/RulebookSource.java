package io.tokentariff.review;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.review.git.GitRevision;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A rulebook as people name it: a folder, or a folder of a git revision as {@code REV:path}. */
public final class RulebookSource {

    private RulebookSource() {}

    /**
     * Loads it. A git revision is read without git, its configuration or its work tree.
     *
     * @param name {@code rules}, or {@code HEAD~1:rules}
     * @throws WrongUseException if the revision cannot be had
     * @throws io.tokentariff.problem.RulebookException with all problems, if it does not load
     */
    public static Rulebook load(String name) {
        return load(name, Path.of("").toAbsolutePath());
    }

    /** Loads it, revisions out of the repository that the folder {@code here} belongs to. */
    static Rulebook load(String name, Path here) {
        if (Files.isDirectory(Path.of(name)) || !GitRevision.isNamed(name)) {
            return RulebookLoader.load(Path.of(name));
        }
        Problems problems = new Problems();
        return RulebookLoader.load(GitRevision.read(name, here, problems), problems);
    }
}
