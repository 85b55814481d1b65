package io.tokentariff.cli;

/** What the program's exit codes mean. */
final class Exit {

    /** All well. */
    static final int OK = 0;

    /** Problems found by a command that looks for them. */
    static final int PROBLEMS = 1;

    /** Wrong use, or a file that is missing or no usage at all. */
    static final int WRONG_USE = 2;

    /** Priced, but some lines were rejected. */
    static final int REJECTED = 3;

    /** With {@code --strict}: some records have no price. */
    static final int UNPRICED = 4;

    /** The rulebook does not load. */
    static final int RULEBOOK = 5;

    /** The program itself failed. */
    static final int FAILED = 70;

    private Exit() {}
}
