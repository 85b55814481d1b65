package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;

/** How an object is made of another one: pieces to copy from it, and pieces of its own. */
final class Change {

    private static final int COPY = 0x80;
    private static final int PLACE_BYTES = 4;
    private static final int LENGTH_BYTES = 3;
    private static final int LENGTH_OF_NONE = 0x10000;

    private Change() {}

    /** Returns the object that the change makes of its base. */
    static byte[] apply(byte[] change, byte[] base, Inflating inflating) throws GitTrouble {
        Bytes in = new Bytes(change);
        long from = in.number();
        long size = in.number();
        if (from != base.length || size > Limit.GIT_OBJECT.most()) {
            throw new GitTrouble("a pack is damaged or too large: a change does not fit its object");
        }
        inflating.count(size);
        byte[] out = new byte[(int) size];
        int done = 0;
        while (in.hasNext()) {
            int command = in.next();
            if ((command & COPY) != 0) {
                int place = in.sparse(command, PLACE_BYTES);
                int length = in.sparse(command >> PLACE_BYTES, LENGTH_BYTES);
                length = length == 0 ? LENGTH_OF_NONE : length;
                Bytes.copy(base, place, out, done, length);
                done += length;
            } else if (command != 0) {
                in.copy(out, done, command);
                done += command;
            } else {
                throw new GitTrouble("a pack is damaged: a change has an unknown step");
            }
        }
        if (done != size) {
            throw new GitTrouble("a pack is damaged: a change makes less than it says");
        }
        return out;
    }
}
