package io.tokentariff.io.format;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * A line that could not be read or contradicts itself; the others are priced.
 *
 * @param file the name of the input
 * @param line the line it begins on, from 1
 * @param offset the byte it begins at in the unpacked file, from 0
 * @param code stable name of the fault: {@code cached-exceeds-input}
 * @param message one sentence with the offending values
 * @param text the line itself, at most {@link #LONGEST_TEXT} bytes of it; in a page document the place in the document
 */
public record Reject(String file, long line, long offset, String code, String message, String text)
        implements Serializable {

    /** How much of the line is kept. */
    public static final int LONGEST_TEXT = 1000;

    /** Returns the text of a line, cut to {@link #LONGEST_TEXT} bytes; bytes that are no UTF-8 become U+FFFD. */
    public static String excerpt(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length <= LONGEST_TEXT) {
            return new String(buffer, from, length, StandardCharsets.UTF_8);
        }
        return new String(buffer, from, LONGEST_TEXT, StandardCharsets.UTF_8) + "…";
    }

    /** Returns a text cut to {@link #LONGEST_TEXT} characters. */
    public static String excerpt(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** Returns the reject of a part of an input, as one of the whole input. */
    public Reject after(long linesBefore) {
        return new Reject(file, linesBefore + line, offset, code, message, text);
    }

    public Reject withCode(String newCode, String newMessage) {
        return new Reject(file, line, offset, newCode, newMessage, text);
    }
}
