package io.tokentariff.advice;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which recommendations stand: those that nothing standing overrules. A recommendation that is overruled itself overrules
 * nothing. Where rules overrule each other in a circle, none of the circle stands and that is said.
 */
final class Standing {

    private final Set<Recommendation> standing = new HashSet<>();
    private final Set<Recommendation> fallen = new HashSet<>();
    private final Set<Recommendation> undecided;

    Standing(Collection<Recommendation> recommendations, Collection<Overrule> overrules) {
        undecided = new HashSet<>(recommendations);
        Map<Recommendation, Set<Recommendation>> winnersOver = new HashMap<>();
        for (Overrule overrule : overrules) {
            if (overrule.loser() != null) {
                winnersOver
                        .computeIfAbsent(overrule.loser(), loser -> new HashSet<>())
                        .add(overrule.winner());
            }
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Recommendation each : List.copyOf(undecided)) {
                Set<Recommendation> winners = winnersOver.getOrDefault(each, Set.of());
                if (fallen.containsAll(winners)) {
                    standing.add(each);
                    moved |= undecided.remove(each);
                } else if (winners.stream().anyMatch(standing::contains)) {
                    fallen.add(each);
                    moved |= undecided.remove(each);
                }
            }
        }
    }

    boolean stands(Recommendation recommendation) {
        return standing.contains(recommendation);
    }

    /** Those that overrule each other in a circle. */
    Set<Recommendation> undecided() {
        return undecided;
    }
}
