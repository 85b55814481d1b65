package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.drl.Reading;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleParser;
import io.tokentariff.table.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a rulebook's folder at one moment: rules ({@code *.drl}), tables ({@code tables/*.csv}) and cases
 * ({@code *.cases.yaml}), as text. Immutable; what is compiled is what was hashed.
 */
public final class RulebookFiles {

    private static final String RULES = ".drl";
    private static final String CASES = ".cases.yaml";

    private final SortedMap<String, String> texts;
    private final String revision;
    private final Map<String, Lines> lines = new ConcurrentHashMap<>();
    private @Nullable List<Reading> readings;

    private RulebookFiles(SortedMap<String, String> texts) {
        this.texts = Collections.unmodifiableSortedMap(texts);
        this.revision = "sha256:" + hash(texts);
    }

    /** Returns files held in memory, by their paths below the rulebook's folder; what is none of a rulebook is left out. */
    public static RulebookFiles of(Map<String, String> texts) {
        TreeMap<String, String> own = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (counts(name)) {
                own.put(name, FolderFiles.unix(text));
            }
        });
        return new RulebookFiles(own);
    }

    /**
     * Reads a folder, or a zip file of one.
     *
     * @param problems where files that cannot be read are reported
     * @throws RulebookException if the folder is missing or holds neither rules nor tables
     */
    public static RulebookFiles read(Path folder, Problems problems) {
        if (Files.isRegularFile(folder)) {
            return PackedFiles.zip(folder, problems);
        }
        if (!Files.isDirectory(folder)) {
            throw missing(folder);
        }
        RulebookIntake intake = new RulebookIntake(problems);
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Limit.RULEBOOK_DEPTH.most(),
                    new FolderVisitor(folder, folder.toRealPath(), intake));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return intake.files(folder.toString());
    }

    /** Reads a folder on the class path, in a jar within a jar, too; see {@link #read}. */
    public static RulebookFiles onClassPath(ClassLoader loader, String folder, Problems problems) {
        return PackedFiles.onClassPath(loader, folder, problems);
    }

    /** Says that there is no rulebook at a place. */
    static RulebookException missing(Object place) {
        return new RulebookException(List.of(Problem.error(
                "missing-rulebook",
                "",
                0,
                0,
                "There is no folder \"%s\" with a rulebook.".formatted(place),
                "Name one with --rules DIR or $TARIFF_RULES.")));
    }

    /** Tells whether a file of this name, a path below the rulebook's folder, belongs to a rulebook. */
    public static boolean counts(String name) {
        return TableSchema.isTable(name) || name.endsWith(RULES) || name.endsWith(CASES);
    }

    /** What this content is known by: {@code sha256:} and the hash of rules and tables. Cases do not count. */
    public String revision() {
        return revision;
    }

    /** Returns a file's text, null if there is no such file. */
    public @Nullable String text(String file) {
        return texts.get(file);
    }

    /** Returns a line of a file, from 1; empty if there is none. */
    public String line(String file, int number) {
        String text = texts.get(file);
        return text == null
                ? ""
                : lines.computeIfAbsent(file, any -> new Lines(text)).line(number);
    }

    /** All files, by their paths. */
    public SortedMap<String, String> texts() {
        return texts;
    }

    /** The rule files, by their paths. */
    public SortedMap<String, String> rules() {
        return ending(RULES);
    }

    /** What reading the rule files came to, in the order of their paths. Each is read once, when it is first asked for. */
    public synchronized List<Reading> readings() {
        List<Reading> known = readings;
        if (known == null) {
            known = rules().entrySet().stream()
                    .map(file -> RuleParser.read(file.getKey(), file.getValue()))
                    .toList();
            readings = known;
        }
        return known;
    }

    /** The rule files as written, in the order of their paths: what is compiled, shown, compared and mutated. */
    public List<RuleFile> ruleFiles() {
        return readings().stream()
                .map(Reading::file)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** The files with cases, by their paths. */
    public SortedMap<String, String> cases() {
        return ending(CASES);
    }

    private SortedMap<String, String> ending(String end) {
        TreeMap<String, String> found = new TreeMap<>(texts);
        found.keySet().removeIf(name -> !name.endsWith(end));
        return found;
    }

    private static String hash(SortedMap<String, String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> {
                if (!name.endsWith(CASES)) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    digest.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
