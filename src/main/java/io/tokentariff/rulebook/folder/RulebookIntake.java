package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.table.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes in the files of a rulebook one after the other, wherever they come from, a folder or a git revision, and says which
 * of them are too many, too large or no text.
 */
public final class RulebookIntake {

    private static final int KIBI = 1024;

    private final TreeMap<String, String> texts = new TreeMap<>();
    private final Problems problems;
    private final Taken taken;

    /** What was taken so far of all that makes one rulebook. */
    private static final class Taken {
        private long bytes;
        private int files;
        private int entries;
        private boolean full;
    }

    public RulebookIntake(Problems problems) {
        this(problems, new Taken());
    }

    private RulebookIntake(Problems problems, Taken taken) {
        this.problems = problems;
        this.taken = taken;
    }

    /** Returns the intake of a rulebook that this one extends: there is room for both together. */
    RulebookIntake ofBase(Problems problemsOfBase) {
        return new RulebookIntake(problemsOfBase, taken);
    }

    /** Counts a file or folder that is looked at; false if there are too many, which is reported once. */
    public boolean look() {
        taken.entries++;
        if (taken.entries > Limit.RULEBOOK_ENTRIES.most()) {
            fill("The folder holds more than %s files and folders.".formatted(Limit.RULEBOOK_ENTRIES.most()));
        }
        return !taken.full;
    }

    /**
     * Tells whether a file belongs to the rulebook and there is room for it; that there is none is reported.
     *
     * @param name its path below the rulebook's folder
     * @param size how many bytes it has
     */
    public boolean wants(String name, long size) {
        if (taken.full || !RulebookFiles.counts(name)) {
            return false;
        }
        int largest = largest(name);
        if (size > largest) {
            report(
                    "file-too-large",
                    name,
                    "The file has %s KiB; %s KiB is the most.".formatted(size / KIBI, largest / KIBI));
            return false;
        }
        if (taken.bytes + size > Limit.RULEBOOK_BYTES.most()) {
            fill("With %s the rulebook's files have more than %s KiB together."
                    .formatted(name, Limit.RULEBOOK_BYTES.most() / KIBI));
        }
        if (taken.files >= Limit.RULEBOOK_FILES.most()) {
            fill("With %s the rulebook has more than %s files.".formatted(name, Limit.RULEBOOK_FILES.most()));
        }
        return !taken.full;
    }

    /**
     * Takes in what a stream gives, if it belongs to the rulebook and there is room for it.
     *
     * @param said how many bytes it is said to have; it may have others
     */
    void take(String name, long said, InputStream in) throws IOException {
        if (wants(name, said)) {
            byte[] content = in.readNBytes(largest(name) + 1);
            if (wants(name, content.length)) {
                take(name, content);
            }
        }
    }

    /** How many bytes a file of this name may have. */
    private static int largest(String name) {
        return TableSchema.isTable(name) ? Limit.TABLE_FILE.most() : Limit.RULE_FILE.most();
    }

    /** Takes a file in; what is no UTF-8 is reported. */
    public void take(String name, byte[] content) {
        taken.bytes += content.length;
        taken.files++;
        String text = FolderFiles.text(content, name, problems);
        if (text != null) {
            texts.put(name, text);
        }
    }

    /** Reports a link that leads out of the rulebook's folder. */
    public void reportOutside(String name) {
        problems.add(Problem.error(
                "link-outside",
                name,
                0,
                0,
                "The link leads out of the rulebook's folder.",
                "Copy what it leads to into the folder."));
    }

    /** Reports a file that cannot be used. */
    public void report(String code, String name, String message) {
        problems.add(Problem.error(code, name, 0, 0, message, ""));
    }

    /**
     * Returns all files that were taken in.
     *
     * @param source what they were looked for in, for the message
     * @throws RulebookException if there is none, and no problem says why
     */
    public RulebookFiles files(String source) {
        FolderFiles.reportNamesThatCollide(texts.keySet(), problems);
        if (texts.isEmpty() && !problems.hasErrors()) {
            throw new RulebookException(List.of(Problem.error(
                    "empty-rulebook",
                    "",
                    0,
                    0,
                    "The folder \"%s\" holds no rules and no tables.".formatted(source),
                    "")));
        }
        return RulebookFiles.of(texts);
    }

    private void fill(String message) {
        if (!taken.full) {
            taken.full = true;
            report("folder-too-large", "", message);
        }
    }
}
