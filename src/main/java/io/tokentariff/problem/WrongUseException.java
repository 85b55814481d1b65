package io.tokentariff.problem;

/** What was asked for makes no sense, or needs a file that cannot be used; one sentence for the user. */
public final class WrongUseException extends TariffException {

    private static final long serialVersionUID = 1L;

    public WrongUseException(String message) {
        super(Failure.WRONG_USE, message, null);
    }
}
