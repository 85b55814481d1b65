package io.tokentariff.advice;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
        int before;
        do {
            before = undecided.size();
            undecided.removeIf(each -> {
                List<Recommendation> winners = overrules.stream()
                        .filter(overrule -> each.equals(overrule.loser()))
                        .map(Overrule::winner)
                        .toList();
                return fallen.containsAll(winners)
                        ? standing.add(each)
                        : winners.stream().anyMatch(standing::contains) && fallen.add(each);
            });
        } while (undecided.size() < before);
    }

    boolean stands(Recommendation recommendation) {
        return standing.contains(recommendation);
    }

    /** Those that overrule each other in a circle. */
    Set<Recommendation> undecided() {
        return undecided;
    }
}
