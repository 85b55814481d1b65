package io.tokentariff.cli;

import io.tokentariff.problem.Failure;

/** What the program's exit codes mean; {@link Failure} says those of what is thrown. */
final class Exit {

    /** All well. */
    static final int OK = 0;

    /** Problems found by a command that looks for them. */
    static final int PROBLEMS = 1;

    /** Priced, but some lines were rejected. */
    static final int REJECTED = 3;

    /** With {@code --strict}: some records have no price; of a quote always. */
    static final int UNPRICED = 4;

    static final int WRONG_USE = Failure.WRONG_USE.exitCode();

    static final int RULEBOOK = Failure.RULEBOOK.exitCode();

    static final int UNWRITABLE = Failure.UNWRITABLE.exitCode();

    private Exit() {}
}
