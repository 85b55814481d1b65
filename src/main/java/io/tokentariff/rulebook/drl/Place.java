package io.tokentariff.rulebook.drl;

/**
 * Where something stands in a rule file.
 *
 * @param line line of its first character, from 1
 * @param column column of its first character, from 1
 * @param start offset of its first character in the file's text, from 0
 * @param end offset behind its last character
 */
public record Place(int line, int column, int start, int end) {

    /** The beginning of a file. */
    public static final Place TOP = ofLine(1);

    /** A line as a whole, for what is said of no single word. */
    public static Place ofLine(int line) {
        return new Place(line, 1, 0, 0);
    }

    /** From the beginning of this to the end of another one. */
    Place to(Place last) {
        return new Place(line, column, start, last.end);
    }

    /** What stands there. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
