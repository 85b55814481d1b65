package io.tokentariff.review;

/**
 * The text of a rule file with what is not code blanked out, each character in its place, so that keywords can be found.
 *
 * @param code without comments
 * @param skeleton without comments and without what stands in quotes
 */
record DrlText(String code, String skeleton) {

    static DrlText of(String text) {
        StringBuilder code = new StringBuilder(text);
        StringBuilder skeleton = new StringBuilder(text);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (text.startsWith("//", at)) {
                end = endOr(text.indexOf('\n', at), text);
                blank(code, at, end);
                blank(skeleton, at, end);
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                end = close < 0 ? text.length() : close + 2;
                blank(code, at, end);
                blank(skeleton, at, end);
            } else if (c == '"' || c == '\'') {
                end = endOfString(text, at);
                blank(skeleton, at, end);
            }
            at = end;
        }
        return new DrlText(code.toString(), skeleton.toString());
    }

    private static int endOfString(String text, int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int endOr(int index, String text) {
        return index < 0 ? text.length() : index;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
