package io.tokentariff.problem;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a failure means to whoever waits for the result; the one place that says how the program ends for it and what the service answers. */
public enum Failure {
    /** Wrong use, or a file that is missing or is no usage at all. */
    WRONG_USE(2, 400),
    /** The rulebook does not load. */
    RULEBOOK(5, 422),
    /** The result could not be written, or memory ended before there was one. */
    UNWRITABLE(6, 507),
    /** A fault of the program. */
    FAULT(70, 500);

    private final int exitCode;
    private final int httpStatus;

    Failure(int exitCode, int httpStatus) {
        this.exitCode = exitCode;
        this.httpStatus = httpStatus;
    }

    /** What the program's process ends with. */
    public int exitCode() {
        return exitCode;
    }

    /** What the service answers with. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Returns what it means that this was thrown; a file that cannot be read is an input that is missing. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof TariffException told) {
            return told.failure();
        }
        if (thrown instanceof OutOfMemoryError) {
            return UNWRITABLE;
        }
        return thrown instanceof IOException || thrown instanceof UncheckedIOException ? WRONG_USE : FAULT;
    }
}
