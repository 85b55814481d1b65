package io.tokentariff.check;

import io.tokentariff.problem.Code;
import io.tokentariff.problem.Codes;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/** What must not be taken into use though it loads: warnings that are errors there, unless {@code waivers.csv} names them. */
final class Gate {

    private Gate() {}

    /**
     * Returns the problems that are not waived.
     *
     * @param closed whether what is gated is an error; else it stays the warning that it is
     */
    static List<Problem> pass(List<Problem> problems, Waivers waivers, boolean closed) {
        List<Problem> left = new ArrayList<>(problems.size());
        for (Problem problem : problems) {
            boolean gated = !problem.isError() && isGated(problem.code());
            if (!gated) {
                left.add(problem);
            } else if (!waivers.cover(problem)) {
                left.add(closed ? error(problem, waivers.nameOf(problem)) : problem);
            }
        }
        return left;
    }

    private static boolean isGated(String code) {
        return Codes.ofProblem(code).filter(Code::isGated).isPresent();
    }

    private static Problem error(Problem problem, String name) {
        String waive =
                "If it is meant, a row of waivers.csv lets it pass: %s of \"%s\".".formatted(problem.code(), name);
        return new Problem(
                problem.code(),
                Severity.ERROR,
                problem.file(),
                problem.line(),
                problem.column(),
                problem.message(),
                problem.hint().isEmpty() ? waive : problem.hint() + " " + waive);
    }
}
