package io.tokentariff.table;

import io.tokentariff.problem.Limit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts that somebody chose to have one hash, so that a program that looks them up does little else. No names come to that by chance.
 */
final class OneHash {

    private OneHash() {}

    /** Whether more of the texts than {@link Limit#ONE_HASH} differ and have one hash. */
    static boolean in(List<String> texts) {
        Set<String> different = new HashSet<>(texts);
        if (different.size() <= Limit.ONE_HASH.most()) {
            return false;
        }
        Map<Integer, Integer> times = new HashMap<>();
        different.forEach(text -> times.merge(text.hashCode(), 1, Integer::sum));
        return times.values().stream().anyMatch(each -> each > Limit.ONE_HASH.most());
    }
}
