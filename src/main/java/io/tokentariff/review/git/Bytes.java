package io.tokentariff.review.git;

import java.nio.charset.Charset;

/** What git wrote, read one after the other: the numbers of a pack, words, names of objects. */
final class Bytes {

    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int LONGEST = 8;

    private final byte[] bytes;
    private int at;

    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int at() {
        return at;
    }

    boolean hasNext() {
        return at < bytes.length;
    }

    int next() throws GitTrouble {
        skip(1);
        return bytes[at - 1] & 0xff;
    }

    /** A number in groups of seven bits, the lowest first. */
    long number() throws GitTrouble {
        long number = 0;
        for (int group = 0; group < LONGEST; group++) {
            int next = next();
            number |= (long) (next & ~MORE) << (group * BITS);
            if ((next & MORE) == 0) {
                return number;
            }
        }
        throw new GitTrouble("a pack is damaged: a number is too large");
    }

    /** A distance in groups of seven bits, the highest first, each but the last one less than it means. */
    long distance() throws GitTrouble {
        int next = next();
        long distance = next & ~MORE;
        for (int group = 1; (next & MORE) != 0; group++) {
            if (group == LONGEST) {
                throw new GitTrouble("a pack is damaged: a distance is too large");
            }
            next = next();
            distance = ((distance + 1) << BITS) | (next & ~MORE);
        }
        return distance;
    }

    private void skip(int count) throws GitTrouble {
        if (count > bytes.length - at) {
            throw new GitTrouble("an object in it is damaged: it is cut short");
        }
        at += count;
    }

    /** The text up to the next such byte, which is passed over. */
    String until(char end, Charset charset) throws GitTrouble {
        int from = at;
        int length = 0;
        while (next() != end) {
            length++;
        }
        return new String(bytes, from, length, charset);
    }

    /** The name of an object, in bytes. */
    ObjectName name() throws GitTrouble {
        skip(ObjectName.BYTES);
        return ObjectName.of(bytes, at - ObjectName.BYTES);
    }

    /** A number of those of its bytes that the bits name, the lowest first. */
    int sparse(int bits, int most) throws GitTrouble {
        int number = 0;
        for (int place = 0; place < most; place++) {
            if ((bits & (1 << place)) != 0) {
                number |= next() << (place * Byte.SIZE);
            }
        }
        return number;
    }

    /** Copies the next bytes to a place of the target. */
    void copy(byte[] target, int to, int length) throws GitTrouble {
        copy(bytes, at, target, to, length);
        at += length;
    }

    static void copy(byte[] source, int from, byte[] target, int to, int length) throws GitTrouble {
        if (length < 0 || from < 0 || from > source.length - length || to > target.length - length) {
            throw new GitTrouble("a pack is damaged: a change reaches beyond its object");
        }
        System.arraycopy(source, from, target, to, length);
    }
}
