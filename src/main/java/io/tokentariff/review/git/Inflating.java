package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks what git packed, as much as was said before and no more; all of it together is limited. */
final class Inflating {

    private static final int STEP = 8192;

    private long work;

    /** Counts bytes that are made or read; more than the limit is refused. */
    void count(long bytes) throws GitTrouble {
        work += bytes;
        if (work > Limit.GIT_WORK.mostOf()) {
            throw new GitTrouble(
                    "reading it takes more than %s MiB to be unpacked".formatted(Limit.GIT_WORK.mostOf() >> 20));
        }
    }

    /** Returns exactly {@code size} bytes unpacked from a place of a file. */
    byte[] bytes(FileChannel file, long from, long size) throws IOException, GitTrouble {
        if (size < 0 || size > Limit.GIT_OBJECT.most()) {
            throw new GitTrouble("it holds an object of more than %s MiB".formatted(Limit.GIT_OBJECT.most() >> 20));
        }
        count(size);
        byte[] out = new byte[(int) size];
        if (inflate(file, from, out) != size) {
            throw new GitTrouble("an object in it is damaged: it is shorter than it says");
        }
        return out;
    }

    /** Unpacks until the target is full or there is no more; returns how many bytes there are, one more than fit at most. */
    int inflate(FileChannel file, long from, byte[] target) throws IOException, GitTrouble {
        Inflater inflater = new Inflater();
        try {
            InputStream in = new InflaterInputStream(Channels.newInputStream(file.position(from)), inflater, STEP);
            int got = in.readNBytes(target, 0, target.length);
            return in.read() < 0 ? got : got + 1;
        } catch (ZipException | EOFException e) {
            throw new GitTrouble("an object in it is damaged: it cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    /** Reads exactly as many bytes as the target has. */
    static byte[] read(FileChannel file, long from, byte[] target) throws IOException, GitTrouble {
        ByteBuffer buffer = ByteBuffer.wrap(target);
        long at = from;
        while (buffer.hasRemaining()) {
            int got = file.read(buffer, at);
            if (got <= 0) {
                throw new GitTrouble("a pack is cut short");
            }
            at += got;
        }
        return target;
    }
}
