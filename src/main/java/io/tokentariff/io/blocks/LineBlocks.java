package io.tokentariff.io.blocks;

import io.tokentariff.io.format.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into blocks of whole lines, so that several threads can parse them. Lines end with a line feed. A line of
 * more than {@link LineBlock#LONGEST_LINE} bytes comes as a block of its own, without what its long texts hold ({@link LongLine}); where it is too long all the same, it says so. A UTF-8 byte order mark is
 * skipped. One thread takes the blocks; memory is constant.
 */
public final class LineBlocks {

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final boolean json;
    private byte[] rest = new byte[0];
    private int restLength;
    private long line = 1;
    private long offset;
    private boolean ended;
    private boolean begun;

    public LineBlocks(InputStream in) {
        this(in, true);
    }

    /**
     * Cuts what follows the first bytes of an input.
     *
     * @param offset how many bytes of the input were left out, 0 if it is read from its beginning; they end with a line feed
     */
    public LineBlocks(InputStream in, long offset) {
        this(in, true);
        this.offset = offset;
        this.begun = offset > 0;
    }

    /** @param json whether lines are JSON, so that long texts in lines that are too long are cut short and the rest is read */
    LineBlocks(InputStream in, boolean json) {
        this.in = in;
        this.json = json;
    }

    /** Fills the block with the next lines; false at the end of the stream. */
    public boolean next(LineBlock block) throws IOException {
        if (!begun) {
            begin();
        }
        if (block.buffer.length < restLength) {
            block.buffer = Arrays.copyOf(block.buffer, restLength);
        }
        System.arraycopy(rest, 0, block.buffer, 0, restLength);
        block.length = restLength;
        block.tooLong = false;
        block.torn = false;
        restLength = 0;
        int end = lastLineEnd(block.buffer, 0, block.length);
        while (!ended && end == 0) {
            int checked = block.length;
            read(block);
            end = lastLineEnd(block.buffer, checked, block.length);
            if (end == 0 && block.length > LineBlock.LONGEST_LINE + 1) {
                skipLine(block);
                return true;
            }
        }
        block.firstLine = line;
        block.offset = offset;
        if (end > 0) {
            keepRest(block, end);
        } else {
            block.torn = block.length > 0;
        }
        line += count(block.buffer, block.length);
        offset += block.length;
        return block.length > 0;
    }

    /** How many lines there were so far. */
    public long lines() {
        return line - 1;
    }

    /** Reads until the buffer is full or the stream ends; makes the buffer larger first if there is no room. */
    private void read(LineBlock block) throws IOException {
        if (block.length == block.buffer.length) {
            block.buffer = Arrays.copyOf(block.buffer, 2 * block.buffer.length);
        }
        int got = in.read(block.buffer, block.length, block.buffer.length - block.length);
        if (got < 0) {
            ended = true;
        } else {
            block.length += got;
        }
    }

    /** Skips a byte order mark. */
    private void begin() throws IOException {
        begun = true;
        rest = in.readNBytes(MARK.length);
        if (Arrays.equals(rest, MARK)) {
            offset = MARK.length;
        } else {
            restLength = rest.length;
        }
    }

    private void keepRest(LineBlock block, int end) {
        restLength = block.length - end;
        if (rest.length < restLength) {
            rest = new byte[block.buffer.length];
        }
        System.arraycopy(block.buffer, end, rest, 0, restLength);
        block.length = end;
    }

    /** Keeps what is left of a line that is too long without its long texts; where that is too long, too, its beginning. */
    private void skipLine(LineBlock block) throws IOException {
        block.tooLong = true;
        block.firstLine = line;
        block.offset = offset;
        int kept = Reject.LONGEST_TEXT + 1;
        long skipped = block.length;
        byte[] buffer = new byte[1 << 16];
        int got = 0;
        int feed = -1;
        LongLine left = new LongLine();
        left.take(block.buffer, 0, block.length);
        while (feed < 0) {
            got = in.read(buffer);
            if (got < 0) {
                ended = true;
                break;
            }
            feed = indexOfFeed(buffer, got);
            left.take(buffer, 0, feed < 0 ? got : feed);
            skipped += feed < 0 ? got : feed + 1;
        }
        if (feed >= 0) {
            restLength = got - feed - 1;
            if (rest.length < restLength) {
                rest = new byte[buffer.length];
            }
            System.arraycopy(buffer, feed + 1, rest, 0, restLength);
        }
        block.length = kept;
        if (json && left.fits()) {
            byte[] bytes = left.bytes();
            System.arraycopy(bytes, 0, block.buffer, 0, bytes.length);
            block.length = bytes.length;
            block.tooLong = false;
            block.torn = feed < 0;
        }
        line++;
        offset += skipped;
    }

    private static int indexOfFeed(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int lastLineEnd(byte[] buffer, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static long count(byte[] buffer, int length) {
        long feeds = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                feeds++;
            }
        }
        return feeds;
    }
}
