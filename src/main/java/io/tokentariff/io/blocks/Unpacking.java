package io.tokentariff.io.blocks;

import io.tokentariff.problem.UsageInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells packed input by its first bytes. */
public final class Unpacking {

    private static final int LONGEST_MAGIC = 4;

    private Unpacking() {}

    /** Returns the unpacked bytes; input that is not packed as it is. */
    public static InputStream unpack(BufferedInputStream stored, String name) throws IOException {
        stored.mark(LONGEST_MAGIC);
        byte[] magic = stored.readNBytes(LONGEST_MAGIC);
        stored.reset();
        if (begins(magic, 0x1f, 0x8b)) {
            CountingInputStream counted = new CountingInputStream(stored);
            return new ReadAhead(new UnpackLimit(new GzipMembersInputStream(counted, name), counted, name));
        }
        if (begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            CountingInputStream counted = new CountingInputStream(stored);
            return new ReadAhead(new UnpackLimit(zstd(counted, name), counted, name));
        }
        refuse(magic, name);
        return stored;
    }

    /** Whether bytes that begin so are packed. */
    public static boolean isPacked(byte[] magic) {
        return begins(magic, 0x1f, 0x8b) || begins(magic, 0x28, 0xb5, 0x2f, 0xfd);
    }

    /** Whether a file that begins so is Parquet; it goes on to be read from its beginning. */
    public static boolean isParquet(BufferedInputStream stored) throws IOException {
        stored.mark(LONGEST_MAGIC);
        byte[] magic = stored.readNBytes(LONGEST_MAGIC);
        stored.reset();
        return begins(magic, 'P', 'A', 'R', '1');
    }

    private static InputStream zstd(InputStream packed, String name) throws IOException {
        try {
            return ZstdFrames.open(packed);
        } catch (NoClassDefFoundError e) {
            throw new UsageInputException(
                    "no-zstd",
                    "%s is packed with zstd, and the library com.github.luben:zstd-jni is not on the class path; add it, or unpack the file first."
                            .formatted(name),
                    e);
        }
    }

    private static void refuse(byte[] magic, String name) {
        String kind = null;
        if (begins(magic, 'P', 'K', 3, 4)) {
            kind = "a zip archive";
        } else if (begins(magic, 'B', 'Z', 'h')) {
            kind = "packed with bzip2";
        } else if (begins(magic, 0xfd, '7', 'z', 'X')) {
            kind = "packed with xz";
        }
        if (kind != null) {
            throw new UsageInputException(
                    "packed", "%s is %s; unpack it first, or pack it with gzip or zstd.".formatted(name, kind));
        }
        if (begins(magic, 'P', 'A', 'R', '1')) {
            throw new UsageInputException(
                    "parquet", "%s is a stream of Parquet, which is read from files only.".formatted(name));
        }
        if (begins(magic, 0xfe, 0xff) || begins(magic, 0xff, 0xfe) || begins(magic, 0, '{') || begins(magic, '{', 0)) {
            throw new UsageInputException("utf-16", "%s is UTF-16; convert it to UTF-8 first.".formatted(name));
        }
    }

    private static boolean begins(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
