package io.tokentariff.cases;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.EnumMap;
import java.util.Map;

/** How much the cases of a rulebook come to while they are read; beyond a limit no more of them are. Not thread-safe. */
final class CaseTally {

    private final Problems problems;
    private final Map<Limit, Long> counts = new EnumMap<>(Limit.class);
    private boolean full;

    CaseTally(Problems problems) {
        this.problems = problems;
    }

    /** Whether something was more than is taken. */
    boolean isFull() {
        return full;
    }

    /** Counts more of what is limited; says once, at its place, where it is too much. */
    boolean takes(Limit limit, long more, String file, int line) {
        if (!full && counts.merge(limit, more, Long::sum) > limit.mostOf()) {
            full = true;
            problems.add(Problem.error(
                    "too-many-cases",
                    file,
                    line,
                    "The cases of the rulebook have more than %s; from here on they are not run."
                            .formatted(limit.words())));
        }
        return !full;
    }
}
