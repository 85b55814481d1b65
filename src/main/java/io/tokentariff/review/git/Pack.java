package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Many objects in one file, {@code gitformat-pack}; an object may be kept as a change to another one. */
final class Pack implements AutoCloseable {

    private static final int BY_PLACE = 6;
    private static final int BY_NAME = 7;
    private static final int LONGEST_HEADER = 32;

    private final PackIndex index;
    private final FileChannel file;
    private final Inflating inflating;

    Pack(Path pack, Path index, Inflating inflating) throws IOException, GitTrouble {
        this.index = new PackIndex(index);
        this.file = GitFolder.open(pack);
        this.inflating = inflating;
    }

    PackIndex index() {
        return index;
    }

    /** One object's head: of which kind it is, how many bytes it has unpacked, where what it is a change to begins, where its bytes begin. */
    private record Head(int kind, long size, long base, long bytes) {}

    /** Returns an object, null if it is not in this pack. */
    @Nullable
    GitObject read(ObjectName name) throws IOException, GitTrouble {
        long at = index.find(name);
        if (at < 0) {
            return null;
        }
        Deque<byte[]> changes = new ArrayDeque<>();
        long kept = 0;
        Head head = head(at);
        while (head.kind() == BY_PLACE || head.kind() == BY_NAME) {
            byte[] change = inflating.bytes(file, head.bytes(), head.size());
            changes.push(change);
            kept += change.length;
            check(changes.size(), kept);
            head = head(head.base());
        }
        GitObject.Type type = GitObject.Type.of(head.kind());
        if (type == null) {
            throw new GitTrouble("a pack is damaged: it holds an object of no known kind");
        }
        byte[] bytes = inflating.bytes(file, head.bytes(), head.size());
        for (byte[] change : changes) {
            bytes = Change.apply(change, bytes, inflating);
        }
        return new GitObject(type, bytes);
    }

    private static void check(int depth, long kept) throws GitTrouble {
        if (depth > Limit.GIT_CHAIN.most() || kept > Limit.GIT_OBJECT.most()) {
            throw new GitTrouble("an object in it is kept as too many changes to another one");
        }
    }

    private Head head(long place) throws IOException, GitTrouble {
        if (place < 0 || place >= file.size()) {
            throw new GitTrouble("a pack is damaged: it names a place outside of it");
        }
        byte[] bytes = Inflating.read(file, place, new byte[(int) Math.min(LONGEST_HEADER, file.size() - place)]);
        Bytes in = new Bytes(bytes);
        int first = in.next();
        int kind = (first >> 4) & 7;
        long size = first & 0xf;
        if ((first & 0x80) != 0) {
            size |= in.number() << 4;
        }
        long base = 0;
        if (kind == BY_PLACE) {
            base = place - in.distance();
            if (base >= place) {
                throw new GitTrouble("a pack is damaged: an object is a change to a later one");
            }
        } else if (kind == BY_NAME) {
            base = index.find(in.name());
        }
        return new Head(kind, size, base, place + in.at());
    }

    @Override
    public void close() throws IOException {
        index.close();
        file.close();
    }
}
