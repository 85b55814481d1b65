package io.tokentariff.problem;

/** Text for a terminal: what it would obey or hide becomes a sign that is seen, and one line stays one line. */
public final class Visible {

    private static final char SIGN = '\uFFFD';

    private Visible() {}

    /** Returns the text with blanks for tabs and line breaks, and {@code U+FFFD} for other control and format characters. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (shown(text.charAt(i)) != text.charAt(i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            shown.append(shown(text.charAt(i)));
        }
        return shown.toString();
    }

    private static char shown(char c) {
        if (c >= ' ' && c < 0x7f) {
            return c;
        }
        if (c == '\t' || c == '\n' || c == '\r') {
            return ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT -> SIGN;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> c;
        };
    }
}
