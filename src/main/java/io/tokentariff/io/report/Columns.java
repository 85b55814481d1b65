package io.tokentariff.io.report;

import io.tokentariff.problem.Visible;

/** How many columns of a terminal a text takes. */
final class Columns {

    private Columns() {}

    /** Returns the width of a text on one line. */
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += of(point);
            i += Character.charCount(point);
        }
        return width;
    }

    static int of(Phrase phrase) {
        int width = 0;
        for (Phrase.Span span : phrase.spans()) {
            width += of(Visible.of(span.text()));
        }
        return width;
    }

    private static int of(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** Han, kana, hangul, full-width forms and pictures. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0x1f300 && point <= 0x1faff)
                || (point >= 0x20000 && point <= 0x3fffd);
    }

    /** Returns how much of a text fits into a width, at least one character. */
    static int fitting(String text, int width) {
        int taken = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            taken += of(point);
            if (taken > width && end > 0) {
                return end;
            }
            end += Character.charCount(point);
        }
        return end;
    }
}
