package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a rule file came to.
 *
 * @param file what it says, without the rules that have a fault; null where it cannot be taken apart at all
 * @param problems its faults, each at its line and column
 */
public record Reading(@Nullable RuleFile file, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }
}
