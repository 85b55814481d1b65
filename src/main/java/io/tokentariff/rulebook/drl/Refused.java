package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.Problem;

/** Something a rule file may not hold. Never leaves this package. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /** Shortens what is quoted in a message. */
    static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
