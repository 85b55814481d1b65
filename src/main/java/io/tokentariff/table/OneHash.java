package io.tokentariff.table;

import io.tokentariff.problem.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Texts that somebody chose to have one hash, so that a program that looks them up does little else. No names come to that by chance.
 */
final class OneHash {

    private OneHash() {}

    /** Whether more of the texts than {@link Limit#ONE_HASH} differ and have one hash. */
    static boolean in(List<String> texts) {
        if (texts.size() <= Limit.ONE_HASH.most()) {
            return false;
        }
        Map<Integer, Integer> times = new HashMap<>();
        texts.forEach(text -> times.merge(text.hashCode(), 1, Integer::sum));
        return times.entrySet().stream()
                .filter(each -> each.getValue() > Limit.ONE_HASH.most())
                .anyMatch(each -> different(texts, each.getKey()) > Limit.ONE_HASH.most());
    }

    private static int different(List<String> texts, int hash) {
        return new TreeSet<>(
                        texts.stream().filter(text -> text.hashCode() == hash).toList())
                .size();
    }
}
