package io.tokentariff.audit;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** Our usage of one key: what it costs, and by how much more or less it would under each assumption. Not thread-safe. */
final class Cell {

    private final Key key;
    private final ExactSum ours = new ExactSum();
    private final Map<Integer, ExactSum> changes = new TreeMap<>();
    private BigInteger count = BigInteger.ZERO;
    private boolean used;

    Cell(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    void add(Money amount, long counted) {
        used = true;
        ours.add(amount.usd());
        count = count.add(BigInteger.valueOf(counted));
    }

    /** @param assumption its place in the list of all */
    void change(int assumption, Money by) {
        changes.computeIfAbsent(assumption, unused -> new ExactSum()).add(by.usd());
    }

    /** Whether something of ours is in it, not only what would be under some assumption. */
    boolean isUsed() {
        return used;
    }

    Money ours() {
        return ours.total();
    }

    BigInteger count() {
        return count;
    }

    /** Which assumptions change something, by their places. */
    Map<Integer, ExactSum> changes() {
        return changes;
    }
}
