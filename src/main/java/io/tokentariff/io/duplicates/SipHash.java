package io.tokentariff.io.duplicates;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SipHash-1-3 with 128 bits, over words of 64 bits; without its key nobody can find texts that collide. Reused: words are
 * gathered first and hashed at once, so that the state stays in registers.
 */
final class SipHash {

    private static final int FIRST_WORDS = 64;
    private static final long NO_TEXT = -1;
    private static final long WIDE = 1L << 62;

    private final long key0;
    private final long key1;
    private long[] words = new long[FIRST_WORDS];
    private int count;
    private long first;
    private long second;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    void begin() {
        count = 0;
    }

    void word(long word) {
        room(1);
        words[count++] = word;
    }

    /** Adds a text with its length before it, so that neighbours cannot run into each other; null is no text. */
    void text(@Nullable String text) {
        if (text == null) {
            word(NO_TEXT);
            return;
        }
        int length = text.length();
        room(1 + (length + 3) / 4);
        int end = pack(text, Byte.SIZE, count + 1);
        if (end > 0) {
            words[count] = length;
        } else {
            end = pack(text, Character.SIZE, count + 1);
            words[count] = WIDE | length;
        }
        count = end;
    }

    /**
     * Writes a text's characters from a place on, as many into a word as fit; returns the place after them, 0 if some
     * character takes more bits than that.
     */
    private int pack(String text, int bits, int from) {
        long[] to = words;
        int length = text.length();
        int at = from;
        int filled = 0;
        int all = 0;
        long word = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            all |= c;
            word = (word << bits) | c;
            filled += bits;
            if (filled == Long.SIZE) {
                to[at++] = word;
                word = 0;
                filled = 0;
            }
        }
        if (filled > 0) {
            to[at++] = word;
        }
        return all >>> bits == 0 ? at : 0;
    }

    private void room(int more) {
        if (words.length - count < more) {
            words = Arrays.copyOf(words, Math.max(2 * words.length, count + more));
        }
    }

    void end() {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        // after the words their number, then three rounds for each half of the hash
        int steps = count + 1 + 2 * 3;
        for (int i = 0; i < steps; i++) {
            long word = i < count ? words[i] : i == count ? (long) count << 59 : 0;
            if (i == count + 1) {
                v2 ^= 0xee;
            } else if (i == count + 4) {
                first = v0 ^ v1 ^ v2 ^ v3;
                v1 ^= 0xdd;
            }
            v3 ^= word;
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= word;
        }
        second = v0 ^ v1 ^ v2 ^ v3;
    }

    /** The first 64 bits. */
    long first() {
        return first;
    }

    /** The other 64 bits. */
    long second() {
        return second;
    }
}
