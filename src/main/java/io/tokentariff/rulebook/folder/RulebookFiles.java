package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.drl.Reading;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleParser;
import io.tokentariff.table.Place;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.TableTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
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
 * ({@code *.cases.yaml}), as text. One that extends another ({@code rulebook.yaml}) holds all that counts of both. Immutable;
 * what is compiled is what was hashed.
 */
public final class RulebookFiles implements TableTexts {

    /** The file that says which other rulebook one extends. */
    public static final String EXTENSION = Extension.FILE;

    private static final String RULES = ".drl";
    private static final String CASES = ".cases.yaml";

    private final SortedMap<String, String> texts;
    private final SortedMap<String, String> sources;
    private final @Nullable Whole whole;
    private final String revision;
    private final Map<String, Lines> lines = new ConcurrentHashMap<>();
    private @Nullable List<Reading> readings;

    private RulebookFiles(SortedMap<String, String> own, SortedMap<String, String> texts) {
        this.texts = Collections.unmodifiableSortedMap(texts);
        this.sources = Collections.unmodifiableSortedMap(own);
        this.whole = null;
        this.revision = "sha256:" + hash(texts, "");
    }

    private RulebookFiles(Whole whole) {
        TreeMap<String, String> all = new TreeMap<>(whole.own());
        whole.base().sources.forEach((name, text) -> all.put(Whole.below(whole.name(), name), text));
        this.texts = Collections.unmodifiableSortedMap(whole.texts());
        this.sources = Collections.unmodifiableSortedMap(all);
        this.whole = whole;
        this.revision = "sha256:" + hash(whole.own(), whole.base().revision);
    }

    /** Returns files held in memory, by their paths below the rulebook's folder; what is none of a rulebook is left out. */
    public static RulebookFiles of(Map<String, String> texts) {
        TreeMap<String, String> own = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (counts(name)) {
                own.put(name, FolderFiles.unix(text));
            }
        });
        TreeMap<String, String> counting = new TreeMap<>(own);
        counting.remove(Extension.FILE);
        return new RulebookFiles(own, counting);
    }

    static RulebookFiles of(Whole whole) {
        return new RulebookFiles(whole);
    }

    /**
     * Reads a folder, or a zip file of one, and the one that it extends.
     *
     * @param problems where files that cannot be read are reported
     * @throws RulebookException if the folder is missing or holds neither rules nor tables, or the rulebook it extends cannot
     *     be had
     */
    public static RulebookFiles read(Path folder, Problems problems) {
        return Files.isRegularFile(folder) ? PackedFiles.zip(folder, problems) : read(new FolderHome(folder), problems);
    }

    /** Reads a folder on the class path, in a jar within a jar, too; see {@link #read(Path, Problems)}. */
    public static RulebookFiles onClassPath(ClassLoader loader, String folder, Problems problems) {
        return read(new ClassPathHome(loader, folder), problems);
    }

    /** Takes files held in memory, and what they extend, which is among them or on the class path; see {@link #sources}. */
    public static RulebookFiles read(Map<String, String> texts, Problems problems) {
        return texts.containsKey(Extension.FILE) ? read(new TextsHome(texts, ""), problems) : of(texts);
    }

    /** Reads a folder wherever it is, and the one that it extends; see {@link #read(Path, Problems)}. */
    public static RulebookFiles read(RulebookHome home, Problems problems) {
        return Extending.read(home, problems);
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
        return TableSchema.isTable(name) || name.endsWith(RULES) || name.endsWith(CASES) || name.equals(Extension.FILE);
    }

    /**
     * What this content is known by: {@code sha256:} and the hash of rules and tables, those of the rulebook it extends too.
     * Cases do not count.
     */
    public String revision() {
        return revision;
    }

    /** Returns a file's text, null if there is no such file. */
    @Override
    public @Nullable String text(String file) {
        return texts.get(file);
    }

    /** Returns a file as it is written in this rulebook's folder, else in the one that it extends; null if it is in neither. */
    public @Nullable String written(String file) {
        String own = sources.get(file);
        return own == null ? texts.get(file) : own;
    }

    @Override
    public Place place(String path, int line) {
        return whole == null ? new Place(path, line) : whole.place(path, line);
    }

    /** Returns the problems with the places where people find them. */
    public List<Problem> placed(List<Problem> problems) {
        return whole == null
                ? problems
                : problems.stream().map(this::placed).sorted().toList();
    }

    private Problem placed(Problem problem) {
        Place at = place(problem.file(), problem.line());
        boolean moved = at.line() != problem.line() && !at.file().equals(problem.file());
        return at.equals(new Place(problem.file(), problem.line()))
                ? problem
                : new Problem(
                        problem.code(),
                        problem.severity(),
                        at.file(),
                        at.line(),
                        moved ? 0 : problem.column(),
                        problem.message(),
                        problem.hint());
    }

    /** Returns the rulebook that this one extends, null if it extends none. */
    public @Nullable RulebookFiles base() {
        return whole == null ? null : whole.base();
    }

    /** How the folder of the rulebook that this one extends is called from here; empty if it extends none. */
    public String baseName() {
        return whole == null ? "" : whole.name();
    }

    /**
     * What a rulebook makes of the one that it extends.
     *
     * @param base how the other's folder is called from this one's
     * @param revision what the other's content is known by
     * @param files files of which nothing stands in this rulebook's folder, by their names from there
     * @param replacedFiles files of the other that count no more, as this one has another
     * @param removedFiles files of the other that count no more
     * @param replacedRows rows of the other of which this one has others
     * @param addedRows rows that only this one has, in tables of both
     * @param removedRows rows of the other that count no more
     */
    public record Extended(
            String base,
            String revision,
            List<String> files,
            List<String> replacedFiles,
            List<String> removedFiles,
            int replacedRows,
            int addedRows,
            int removedRows) {

        public Extended {
            files = List.copyOf(files);
            replacedFiles = List.copyOf(replacedFiles);
            removedFiles = List.copyOf(removedFiles);
        }
    }

    /** What this rulebook makes of the one that it extends, null if it extends none. */
    public @Nullable Extended extension() {
        Whole made = whole;
        if (made == null) {
            return null;
        }
        Whole.Counts counts = made.counts();
        return new Extended(
                made.name(),
                made.base().revision(),
                texts.keySet().stream()
                        .filter(file -> !isOwn(file))
                        .map(file -> place(file, 0).file())
                        .toList(),
                List.copyOf(counts.replacedFiles()),
                List.copyOf(counts.removedFiles()),
                counts.replacedRows(),
                counts.addedRows(),
                counts.removedRows());
    }

    /** Whether a file, or some row of a table, stands in this rulebook's own folder. */
    public boolean isOwn(String path) {
        return whole == null || whole.own().containsKey(path);
    }

    /** Whether a line of a file stands in this rulebook's own folder. */
    public boolean isOwn(String path, int line) {
        return whole == null
                || (texts.containsKey(path) && place(path, line).file().equals(path));
    }

    /** The files as they were read, before anything was put together, by where people find them; {@code rulebook.yaml} too. */
    public SortedMap<String, String> sources() {
        return sources;
    }

    /** Returns a line of a file as it was read, from 1; empty if there is none. */
    public String line(String file, int number) {
        String text = sources.get(file);
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

    /** @param base what the content it extends is known by; empty for none */
    private static String hash(SortedMap<String, String> texts, String base) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> {
                if (!name.endsWith(CASES)) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    digest.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            });
            digest.update(base.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
