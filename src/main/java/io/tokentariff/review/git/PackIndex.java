package io.tokentariff.review.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Where the objects of a pack are, version 2 of {@code gitformat-pack}: a table of how many names begin with at most each
 * byte, the sorted names, their checksums, their places, and the places that do not fit into 31 bits.
 */
final class PackIndex implements AutoCloseable {

    private static final byte[] MAGIC = {(byte) 0xff, 't', 'O', 'c', 0, 0, 0, 2};
    private static final int FANOUT = 256;
    private static final int INT = Integer.BYTES;
    private static final long NAMES = MAGIC.length + (long) FANOUT * INT;

    private final FileChannel file;
    private final int[] fanout = new int[FANOUT];
    private final long count;

    PackIndex(Path path) throws IOException, GitTrouble {
        this.file = GitFolder.open(path);
        if (!Arrays.equals(read(0, MAGIC.length).array(), MAGIC)) {
            throw new GitTrouble(
                    "the pack index %s is of a version that is not read here; git repack -a -d makes a new one"
                            .formatted(path.getFileName()));
        }
        ByteBuffer table = read(MAGIC.length, FANOUT * INT);
        int last = 0;
        for (int first = 0; first < FANOUT; first++) {
            int upTo = table.getInt();
            if (upTo < last) {
                throw new GitTrouble("the pack index %s is damaged".formatted(path.getFileName()));
            }
            fanout[first] = upTo;
            last = upTo;
        }
        this.count = last;
    }

    /** Where in the pack the object begins; -1 if it is not there. */
    long find(ObjectName name) throws IOException, GitTrouble {
        long at = firstFrom(name.hex());
        if (at >= count || !name(at).equals(name)) {
            return -1;
        }
        long places = NAMES + count * (ObjectName.BYTES + INT);
        int place = read(places + at * INT, INT).getInt();
        if (place >= 0) {
            return place;
        }
        long large = places + count * INT + (place & 0x7fff_ffffL) * Long.BYTES;
        return read(large, Long.BYTES).getLong();
    }

    /** Adds the names that begin like this, two at most. */
    void addStarting(String start, Set<ObjectName> found) throws IOException, GitTrouble {
        for (long at = firstFrom(start); at < count && found.size() < 2; at++) {
            ObjectName name = name(at);
            if (!name.hex().startsWith(start)) {
                return;
            }
            found.add(name);
        }
    }

    private long firstFrom(String start) throws IOException, GitTrouble {
        int first = Integer.parseInt(start.substring(0, 2), 16);
        long low = first == 0 ? 0 : fanout[first - 1];
        long high = fanout[first];
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (name(middle).hex().compareTo(start) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ObjectName name(long at) throws IOException, GitTrouble {
        return ObjectName.of(
                read(NAMES + at * ObjectName.BYTES, ObjectName.BYTES).array(), 0);
    }

    private ByteBuffer read(long at, int bytes) throws IOException, GitTrouble {
        return ByteBuffer.wrap(Inflating.read(file, at, new byte[bytes]));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
