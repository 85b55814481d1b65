package io.tokentariff.io.blocks;

import io.tokentariff.problem.UsageInputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a file that unpacks to far more than itself. Usage logs pack 10 to 40 times; beyond {@link #LARGEST_RATIO} times,
 * once {@link #FREE_BYTES} are unpacked, it is an attack or a mistake.
 */
final class UnpackLimit extends FilterInputStream {

    /** How many times its own size a packed file may grow to. */
    static final int LARGEST_RATIO = 200;

    /** Up to here nobody minds. */
    static final long FREE_BYTES = 16L << 20;

    private final CountingInputStream packed;
    private final String name;
    private long unpacked;

    UnpackLimit(InputStream unpacking, CountingInputStream packed, String name) {
        super(unpacking);
        this.packed = packed;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int got = in.read(target, from, length);
        if (got > 0) {
            unpacked += got;
            if (unpacked > FREE_BYTES && unpacked / LARGEST_RATIO > packed.count()) {
                throw new UsageInputException(
                        "unpacks-too-large",
                        "%s unpacks to more than %s times its size; if that is right, unpack it first."
                                .formatted(name, LARGEST_RATIO));
            }
        }
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return in.read(new byte[(int) Math.min(bytes, 1 << 13)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
