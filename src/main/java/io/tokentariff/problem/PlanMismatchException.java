package io.tokentariff.problem;

/** A remembered plan is not what the rules decide: a fault of the program, after which no sum of the run may be used. */
public final class PlanMismatchException extends TariffException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record */
    public PlanMismatchException(String message) {
        super(Failure.FAULT, message, null);
    }
}
