package io.tokentariff.problem;

import org.jspecify.annotations.Nullable;

/**
 * Everything that the library throws for what its user can put right, or must know before using a result; the message is
 * written for that user. Anything else that is thrown is a fault of a program.
 */
public abstract sealed class TariffException extends RuntimeException
        permits RulebookException,
                InvalidUsageException,
                UsageInputException,
                WrongUseException,
                UnwritableException,
                PlanMismatchException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    TariffException(Failure failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /** What it means to whoever waits for the result. */
    public final Failure failure() {
        return failure;
    }

    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
