package io.tokentariff.io.blocks;

import java.io.ByteArrayOutputStream;

/**
 * A line of JSON that is longer than lines may be, without what makes it so: of a text such as an image in base64 only the beginning is
 * kept, longer than any name that is read. What is left is JSON as before. Memory is bounded.
 */
final class LongLine {

    /** So much of a text is kept; a little more where a cut would part a character or an escape. */
    private static final int KEPT = 1 << 13;

    /** What follows a backslash, and what follows its {@code u}. */
    private static final int LETTER = -1;

    private static final int HEX_DIGITS = 4;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean inText;
    private boolean cut;
    private int length;

    /** What an escape still lacks: nothing (0), {@link #LETTER}, or so many digits. */
    private int escape;

    /** Takes the next bytes of the line. */
    void take(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            boolean ends = inText && b == '"' && escape != LETTER;
            if (inText && !ends) {
                inside(b);
            } else {
                inText = !ends && b == '"';
                cut = false;
                length = 0;
                escape = 0;
                keep(b);
            }
        }
    }

    private void inside(byte b) {
        length++;
        boolean beginsCharacter = (b & 0xc0) != 0x80;
        cut |= length > KEPT && escape == 0 && beginsCharacter;
        if (escape == LETTER) {
            escape = b == 'u' ? HEX_DIGITS : 0;
        } else if (escape > 0) {
            escape--;
        } else if (b == '\\') {
            escape = LETTER;
        }
        if (!cut) {
            keep(b);
        }
    }

    private void keep(byte b) {
        if (kept.size() <= LineBlock.LONGEST_LINE) {
            kept.write(b);
        }
    }

    /** Whether what is left is no longer than lines may be. */
    boolean fits() {
        return kept.size() <= LineBlock.LONGEST_LINE;
    }

    /** What is left of it. */
    byte[] bytes() {
        return kept.toByteArray();
    }
}
