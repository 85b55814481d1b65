package io.tokentariff.io.blocks;

import io.tokentariff.problem.UsageInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) with all its members. The JDK's own stream takes whatever follows a member and is not another
 * one for the end, and its check for more depends on {@code available()}; here everything must be whole: a member cut short, a wrong
 * checksum and foreign bytes after a member are errors. Zero bytes after the last member are padding.
 */
final class GzipMembersInputStream extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int FILE_NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final String name;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean inMember;
    private boolean ended;

    GzipMembersInputStream(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember && !beginMember()) {
                ended = true;
                break;
            }
            int got = inflate(target, from, length);
            if (got > 0) {
                checksum.update(target, from, got);
                return got;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int from, int length) throws IOException {
        try {
            while (true) {
                int got = inflater.inflate(target, from, length);
                if (got > 0) {
                    return got;
                }
                if (inflater.finished()) {
                    endMember();
                    return 0;
                }
                if (inflater.needsDictionary()) {
                    throw damaged("its data needs a dictionary");
                }
                if (position == limit && !fill()) {
                    throw cutShort();
                }
                inflater.setInput(buffer, position, limit - position);
                position = limit;
            }
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private boolean beginMember() throws IOException {
        int first = next();
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            return false;
        }
        if (first != 0x1f || need() != 0x8b || need() != 8) {
            throw damaged("after a whole member come bytes that are not gzip");
        }
        int flags = need();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(need() | need() << 8);
        }
        if ((flags & FILE_NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        long length = inflater.getBytesWritten();
        if (needInt() != checksum.getValue()) {
            throw damaged("its checksum is wrong");
        }
        if (needInt() != (length & 0xffff_ffffL)) {
            throw damaged("its length is wrong");
        }
        inMember = false;
    }

    private long needInt() throws IOException {
        return need() | need() << 8 | need() << 16 | (long) need() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            need();
        }
    }

    private void skipText() throws IOException {
        while (need() != 0) {
            // the text is not used
        }
    }

    private int need() throws IOException {
        int value = next();
        if (value < 0) {
            throw cutShort();
        }
        return value;
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = 0;
        try {
            limit = Math.max(0, in.read(buffer));
        } catch (EOFException e) {
            throw cutShort();
        }
        return limit > 0;
    }

    private UsageInputException cutShort() {
        return new UsageInputException(
                "gzip-cut-short",
                "%s is cut short: its gzip data ends too early; nothing of it is priced, fetch it again."
                        .formatted(name));
    }

    private UsageInputException damaged(String how) {
        return new UsageInputException(
                "gzip-damaged",
                "%s is damaged gzip data (%s); nothing of it is priced, fetch it again.".formatted(name, how));
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
