package io.tokentariff.io;

/** A remembered plan is not what the rules decide: a fault of the program, after which no sum of the run may be used. */
public final class PlanMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record */
    public PlanMismatchException(String message) {
        super(message);
    }
}
