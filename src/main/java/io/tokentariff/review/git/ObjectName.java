package io.tokentariff.review.git;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What git calls an object by: the SHA-1 of its type, size and content, as 40 hexadecimal digits in small letters. */
record ObjectName(String hex) {

    static final int BYTES = 20;
    private static final int DIGITS = 2 * BYTES;
    private static final int SHORTEST = 4;

    static ObjectName of(byte[] bytes, int from) {
        return new ObjectName(HexFormat.of().formatHex(bytes, from, from + BYTES));
    }

    /** Returns the name that a text is; null if it is none. */
    static @Nullable ObjectName parse(String text) {
        return text.length() == DIGITS && isStart(text) ? new ObjectName(text) : null;
    }

    /** Tells whether a text may be the start of a name. */
    static boolean isStart(String text) {
        return text.length() >= SHORTEST
                && text.length() <= DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
