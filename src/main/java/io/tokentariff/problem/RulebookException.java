package io.tokentariff.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that does not load. Carries every problem found; nothing was priced with it. */
public final class RulebookException extends TariffException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RulebookException(List<Problem> problems) {
        super(Failure.RULEBOOK, problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), null);
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of file, line and column. */
    public List<Problem> problems() {
        return problems;
    }
}
