package io.tokentariff.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One column of a table: what its cells can hold, and what they mean. Immutable; {@link Tables} has them all. */
public final class Column {

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
        DATE,
        /** A number, a day or words: another column of the row says which. */
        VALUE
    }

    static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    static final Pattern WHOLE = Pattern.compile("\\d{1,12}(\\.0+)?");

    private final String name;
    private final Kind kind;
    private final String what;
    private List<String> words;
    private String blank = "";
    private String table = "";
    private String shown = "%s";
    private String inCases = "";
    private @Nullable String absent;
    private boolean key;
    private boolean needed;
    private boolean forReaders;
    private boolean says;
    private boolean tried;
    private String former = "";

    private Column(Kind kind, String name, String what, List<String> words) {
        this.kind = kind;
        this.name = name;
        this.what = what;
        this.words = words;
    }

    private Column(Column other) {
        this(other.kind, other.name, other.what, other.words);
        blank = other.blank;
        table = other.table;
        shown = other.shown;
        inCases = other.inCases;
        absent = other.absent;
        key = other.key;
        needed = other.needed;
        forReaders = other.forReaders;
        says = other.says;
        tried = other.tried;
        former = other.former;
    }

    /**
     * Returns a column.
     *
     * @param what what a cell means, in words
     */
    static Column of(Kind kind, String name, String what) {
        return new Column(kind, name, what, kind == Kind.YES_NO ? List.of("yes", "no") : List.of());
    }

    /** Its cells hold one of these words, or several in a column of {@link Kind#NAMES}. */
    Column words(String... known) {
        Column copy = new Column(this);
        copy.words = List.of(known);
        return copy;
    }

    /** Its cells name rows of another table, by that table's first column. */
    Column in(String otherTable) {
        Column copy = new Column(this);
        copy.table = otherTable;
        return copy;
    }

    /** It tells the rows of its table apart, days left out. */
    Column key() {
        Column copy = new Column(this);
        copy.key = true;
        return copy;
    }

    /** Its cells must not be blank. */
    Column needed() {
        Column copy = new Column(this);
        copy.needed = true;
        return copy;
    }

    /** What a blank cell means, in words. */
    Column blank(String meaning) {
        Column copy = new Column(this);
        copy.blank = meaning;
        return copy;
    }

    /** The table may lack the column: every cell holds this then, and so does a blank one. */
    Column optional(String value) {
        Column copy = new Column(this);
        copy.absent = value;
        return copy;
    }

    /** What it was called once; tables that call it so are read as ever. */
    Column formerly(String otherName) {
        Column copy = new Column(this);
        copy.former = otherName;
        return copy;
    }

    /** How a cell reads within a sentence, such as {@code %s context}; of yes and no only yes is said. */
    Column shown(String format) {
        Column copy = new Column(this);
        copy.shown = format;
        return copy;
    }

    /** It is what the row is there to say: named where two rows disagree. */
    Column says(String format) {
        Column copy = shown(format);
        copy.says = true;
        return copy;
    }

    /** No price or advice depends on it. */
    Column forReaders() {
        Column copy = new Column(this);
        copy.forReaders = true;
        return copy;
    }

    /** What a made-up row of a case holds that does not say it. */
    Column inCases(String value) {
        Column copy = new Column(this);
        copy.inCases = value;
        return copy;
    }

    /** A key that is changed, too, to see whether a case notices. */
    Column tried() {
        Column copy = new Column(this);
        copy.tried = true;
        return copy;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** What a cell means, in words. */
    public String what() {
        return what;
    }

    /** The words a cell can hold, none where it can hold others. */
    public List<String> words() {
        return words;
    }

    /** The table whose rows a cell names, empty for none. */
    public String table() {
        return table;
    }

    /** Whether it tells rows apart, days left out. */
    public boolean isKey() {
        return key;
    }

    /** Whether a cell must hold something. */
    public boolean isNeeded() {
        return needed;
    }

    /** What tables call it, or did once. */
    List<String> headings() {
        return former.isEmpty() ? List.of(name) : List.of(name, former);
    }

    /** Whether a table may lack it. */
    public boolean isOptional() {
        return absent != null;
    }

    /** Whether rows that disagree are told apart by it. */
    boolean isSaid() {
        return says;
    }

    /** Whether a price or advice can depend on a cell other than by which row it is in. */
    public boolean matters() {
        return tried || !(key || forReaders);
    }

    /** What a cell holds if it is blank or its column is not there. */
    String absent() {
        return absent == null ? "" : absent;
    }

    /** What a made-up row of a case holds that does not say it. */
    public String inCases() {
        return inCases;
    }

    /** What the cell says within a sentence, empty for nothing worth saying. */
    public String phrase(String cell) {
        if (cell.isEmpty()) {
            return says ? blank : "";
        }
        return kind != Kind.YES_NO ? shown.formatted(cell) : isYes(cell) ? shown.formatted(name) : "";
    }

    /** What a cell can hold, for documentation. */
    public String holds() {
        String holds =
                switch (kind) {
                    case TEXT -> "text";
                    case NAME -> table.isEmpty() ? "a name" : "a name of " + table;
                    case NAMES ->
                        table.isEmpty() ? "names, `;` between them" : "names of " + table + ", `;` between them";
                    case WORD, YES_NO -> orList(words);
                    case DECIMAL -> "a decimal number";
                    case WHOLE -> "a whole number";
                    case DATE -> "a day, such as 2026-07-30";
                    case VALUE -> "a number, a day or words";
                };
        return kind == Kind.NAMES && !words.isEmpty() ? "some of " + orList(words) + ", `;` between them" : holds;
    }

    /** What a blank cell means; empty where a cell must not be blank, or a blank one says nothing. */
    public String blank() {
        return blank;
    }

    private static String orList(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" or "));
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
        return cell.equals("yes") || cell.toLowerCase(Locale.ROOT).equals("true");
    }

    /** The names of a cell. */
    static List<String> names(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
