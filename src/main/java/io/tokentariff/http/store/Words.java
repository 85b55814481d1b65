package io.tokentariff.http.store;

import io.tokentariff.problem.Limit;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** What may stand in a commit: names of people and files, titles, reasons. */
final class Words {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");
    private static final Pattern NO_NAME = Pattern.compile("[<>\\p{Cntrl}\\p{Cf}]");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,30})?");

    private Words() {}

    /** Returns a person's name as it stands in commits. */
    static String person(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > Limit.NAME.most()
                || NO_NAME.matcher(stripped).find()) {
            throw new StoreException.BadName("\"%s\" is no name of a person.".formatted(line(name)));
        }
        return stripped;
    }

    /** Whether the author of a commit, known by name or mail address, may be this person; a capital is no difference. */
    static boolean mayBe(String author, String person) {
        String one = author.toLowerCase(Locale.ROOT);
        String other = person.toLowerCase(Locale.ROOT);
        return one.equals(other) || one.startsWith(other + "@");
    }

    /** Returns a text on one line. */
    static String line(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** Returns a text on one line; one that says nothing, or too much, is refused. */
    static String said(String text, String what) {
        String line = line(text);
        if (line.isEmpty() || line.length() > Limit.REASON.most()) {
            throw new StoreException.BadName(
                    "The %s must say something, in at most %s.".formatted(what, Limit.REASON.words()));
        }
        return line;
    }

    /** Returns an amount of dollars as it was given. */
    static String dollars(String amount) {
        if (!AMOUNT.matcher(amount).matches()) {
            throw new StoreException.BadName("\"%s\" is no amount of dollars.".formatted(line(amount)));
        }
        return amount;
    }

    /** Refuses what is no path of a rulebook's file. */
    static void checkFile(String path) {
        if (!RulebookFiles.counts(path) || path.startsWith(".") || path.contains("/.") || path.contains("\\")) {
            throw noFile(path);
        }
        if (path.chars().filter(c -> c == '/').count() >= Limit.RULEBOOK_DEPTH.most()) {
            throw noFile(path);
        }
        try {
            new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true).checkPath(path);
        } catch (CorruptObjectException e) {
            throw noFile(path);
        }
    }

    private static StoreException noFile(String path) {
        return new StoreException.BadName(
                "\"%s\" is no file of a rulebook: tables/*.csv, *.drl or *.cases.yaml.".formatted(line(path)));
    }
}
