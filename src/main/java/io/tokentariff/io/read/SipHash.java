package io.tokentariff.io.read;

/** SipHash-1-3 with 128 bits, over words of 64 bits; without its key nobody can find texts that collide. Reused. */
final class SipHash {

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long words;
    private long first;
    private long second;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    void begin() {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
        words = 0;
    }

    void word(long word) {
        v3 ^= word;
        round();
        v0 ^= word;
        words++;
    }

    void end() {
        long length = words << 59;
        v3 ^= length;
        round();
        v0 ^= length;
        v2 ^= 0xee;
        rounds();
        first = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds();
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

    private void rounds() {
        round();
        round();
        round();
    }

    private void round() {
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
    }
}
