package io.tokentariff.cli;

/** Arguments that make no sense together, or a file that cannot be used; one sentence for the user. */
final class WrongUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        super(message);
    }
}
