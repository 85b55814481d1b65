package io.tokentariff.conformance;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a calculator says of one usage line.
 *
 * @param amount null where there is none; compared as a number
 */
record Answer(String status, @Nullable BigDecimal amount, boolean atLeast, Set<String> findings) {

    static final String PRICED = "priced";
    static final String REJECTED = "rejected";

    Answer {
        amount = amount == null ? null : amount.stripTrailingZeros();
        findings = new TreeSet<>(findings);
    }

    static Answer rejected(String code) {
        return new Answer(REJECTED, null, false, Set.of(code));
    }

    Answer costing(BigDecimal other) {
        return new Answer(PRICED, other, atLeast, findings);
    }

    /** Whether it is about a record that has a price or should have one. */
    boolean hasOrLacksPrice() {
        return status.equals(PRICED) || status.equals("unpriced");
    }

    /** Whether the money is the same: what a wrong calculator is judged by. */
    boolean sameMoney(Answer other) {
        BigDecimal theirs = other.amount;
        boolean same = amount == null ? theirs == null : theirs != null && amount.compareTo(theirs) == 0;
        return same && status.equals(other.status);
    }
}
