package io.tokentariff.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One column of a table: what its cells can hold, and what they mean. Made from its line in {@link Tables}.
 *
 * @param name what headers call it
 * @param isKey whether it tells the rows of its table apart, days left out
 * @param kind what a cell can hold
 * @param holds the same in words
 * @param words the words a cell can hold, none where it can hold others
 * @param table the table whose rows a cell names, empty for none
 * @param isNeeded whether a cell must hold something
 * @param blank what a blank cell means; empty where it must not be blank, or says nothing
 * @param what what a cell means
 * @param marks what else is said of it, see {@link Tables}
 */
public record Column(
        String name,
        boolean isKey,
        Kind kind,
        String holds,
        List<String> words,
        String table,
        boolean isNeeded,
        String blank,
        String what,
        Map<String, String> marks) {

    /** What a cell can hold. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** One name. */
        NAME,
        /** Names with semicolons between them. */
        NAMES,
        /** One of a few words. */
        WORD,
        /** {@code yes} or {@code no}. */
        YES_NO,
        /** A decimal number. */
        DECIMAL,
        /** A whole number, 0 or more. */
        WHOLE,
        /** A day, year first. */
        DAY,
        /** A number, a day or words: another column of the row says which. */
        VALUE
    }

    static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    static final Pattern WHOLE = Pattern.compile("\\d{1,12}(\\.0+)?");

    private static final String KEY = "*";
    private static final String NEEDED = "!";
    private static final String OF = " of ";

    /** Reads a line of a table's description. */
    static Column parse(String line) {
        String[] parts = TableSchema.parts(line);
        boolean key = parts[0].startsWith(KEY);
        String holds = parts[1];
        String first = holds.split(" ", 2)[0];
        Kind kind = first.equals("yes/no")
                ? Kind.YES_NO
                : first.contains("/") ? Kind.WORD : Kind.valueOf(first.toUpperCase(Locale.ROOT));
        String words = holds.substring(holds.lastIndexOf(' ') + 1);
        return new Column(
                key ? parts[0].substring(1) : parts[0],
                key,
                kind,
                holds,
                words.contains("/") ? List.of(words.split("/")) : List.of(),
                holds.contains(OF) ? words : "",
                parts[2].equals(NEEDED),
                parts[2].equals(NEEDED) ? "" : parts[2],
                parts[3],
                marks(parts[4]));
    }

    /** Reads {@code first; second with a value}. */
    static Map<String, String> marks(String text) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (String mark : names(text)) {
            String[] parts = (mark + " ").split(" ", 2);
            marks.put(parts[0], parts[1].strip());
        }
        return marks;
    }

    boolean is(String mark) {
        return marks.containsKey(mark);
    }

    private String mark(String mark) {
        return marks.getOrDefault(mark, "");
    }

    /** Whether a table may lack it: every cell holds what {@link #absent} says then, and so does a blank one. */
    public boolean isOptional() {
        return is("optional");
    }

    /** What a cell holds if it is blank or its column is not there. */
    String absent() {
        return mark("optional");
    }

    /** What tables call it, or did once. */
    List<String> headings() {
        return is("formerly") ? List.of(name, mark("formerly")) : List.of(name);
    }

    /** Whether a price or advice can depend on a cell other than by which row it is in. */
    public boolean matters() {
        return is("tried") || !(isKey || is("reader"));
    }

    /** What a made-up row of a case holds that does not say it. */
    String inCases() {
        return mark("case");
    }

    /** What the cell says within a sentence, empty for nothing worth saying. */
    String phrase(String cell) {
        if (cell.isEmpty()) {
            return is("says") ? blank : "";
        }
        String format = is("says") ? mark("says") : marks.getOrDefault("shown", "%s");
        return kind != Kind.YES_NO || isYes(cell) ? format.formatted(cell) : "";
    }

    /** The value of a cell in one spelling: {@code 2.00} and {@code 2} are the same number, {@code TRUE} is {@code yes}. */
    String canonical(String cell) {
        String text = cell.isEmpty() ? absent() : cell;
        return switch (kind) {
            case DECIMAL, WHOLE, VALUE ->
                DECIMAL.matcher(text).matches()
                        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                        : text;
            case YES_NO -> isYes(text) ? "yes" : text.equalsIgnoreCase("false") ? "no" : text;
            case NAMES -> String.join(";", names(text));
            default -> text;
        };
    }

    /** Whether a cell says yes, as an analyst or as a spreadsheet does. */
    static boolean isYes(String cell) {
        return cell.equals("yes") || cell.equalsIgnoreCase("true");
    }

    /** The names of a cell. */
    static List<String> names(String cell) {
        return names(cell, ";");
    }

    static List<String> names(String cell, String between) {
        return Arrays.stream(cell.split(between, -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
