package io.tokentariff.review;

import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A rulebook as people name it: a folder, or a folder of a git revision as {@code REV:path}. */
public final class RulebookSource {

    private static final String GIT_SEPARATOR = ":";

    private RulebookSource() {}

    /**
     * Loads it. Of a git revision a copy is made in a folder for temporary files, and deleted again; the work tree is not
     * touched.
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
        if (Files.isDirectory(Path.of(name)) || !name.contains(GIT_SEPARATOR)) {
            return RulebookLoader.load(Path.of(name));
        }
        try {
            Path copy = Files.createTempDirectory("tariff-diff-");
            try {
                GitRevision.extract(name, here, copy);
                return RulebookLoader.load(copy);
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
