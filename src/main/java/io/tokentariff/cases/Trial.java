package io.tokentariff.cases;

import io.tokentariff.cases.CaseOutcome.Difference;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import java.util.Set;

/**
 * One evaluation of a case, and what is expected of it.
 *
 * @param words what it is about where a case has many, such as {@code gpt-4.1 batch}; empty where it has one
 * @param expected what is expected
 * @param given what is evaluated
 * @param <O> what comes out
 */
record Trial<O extends TrialOutcome>(String words, Expectation<O> expected, Given<O> given) {

    /** What a case gives a rulebook to decide. */
    interface Given<O> {

        /**
         * Evaluates it once.
         *
         * @param rulebook the rulebook on the rows of the case
         * @param shipped the rulebook on its own rows
         */
        O on(Rulebook rulebook, Rulebook shipped);

        /** As how many evaluations it counts, about. */
        default long evaluations() {
            return 1;
        }
    }

    CaseOutcome run(CaseRulebook rulebook, CaseTables tables) {
        O outcome = given.on(rulebook.on(tables), rulebook.shipped());
        String stopped = outcome.stopped();
        if (stopped != null) {
            throw new IllegalStateException(stopped.replaceFirst("[.]$", ""));
        }
        return new CaseOutcome(
                outcome.fired(),
                tables.shipped() ? outcome.rows() : Set.of(),
                tables.shipped() ? outcome.tried() : List.of(),
                expected.differences(outcome).map(this::about).toList());
    }

    private Difference about(Difference difference) {
        return words.isEmpty()
                ? difference
                : new Difference(
                        difference.line(),
                        "%s: %s".formatted(words, difference.sentence()),
                        difference.gives(),
                        difference.at());
    }
}
