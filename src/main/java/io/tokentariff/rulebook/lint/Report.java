package io.tokentariff.rulebook.lint;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.drl.Place;
import java.util.Collection;

/** Where the problems of one file go. */
record Report(String file, Problems problems) {

    void error(Place at, String code, String message, String hint) {
        problems.add(Problem.error(code, file, at.line(), at.column(), message, hint));
    }

    void warning(Place at, String code, String message, String hint) {
        problems.add(Problem.warning(code, file, at.line(), at.column(), message, hint));
    }

    /** A name that is none of the known ones. */
    void unknown(Place at, String code, String message, String name, Collection<String> known) {
        String nearest = NearestName.hint(name, known);
        error(at, code, message, nearest.isEmpty() ? "Known: " + String.join(", ", known) + "." : nearest);
    }
}
