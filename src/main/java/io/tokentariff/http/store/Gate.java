package io.tokentariff.http.store;

import io.tokentariff.check.RulebookCheck;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;

/** What a rulebook must pass before it is in force, published by an analyst or pushed by git. Thread-safe. */
@FunctionalInterface
public interface Gate {

    /** Lets pass what {@code tariff check} finds no error in: it loads, and its own cases hold. */
    Gate CHECKED = candidate -> {
        RulebookLoader.Attempt attempt = RulebookLoader.attempt(candidate, new Problems());
        return attempt.rulebook() == null ? attempt.problems() : RulebookCheck.beforeUse(attempt.rulebook());
    };

    /**
     * Looks at a rulebook. What it made of it may be kept for when the rulebook is taken.
     *
     * @return what is wrong; an error among it refuses the rulebook
     */
    List<Problem> check(RulebookFiles candidate);
}
