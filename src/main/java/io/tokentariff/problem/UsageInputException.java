package io.tokentariff.problem;

/**
 * The input as a whole cannot be read: it is missing, empty, damaged or of no known format. Records handed out before it
 * was thrown must not be used: the file is not complete.
 */
public final class UsageInputException extends TariffException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable name of the fault: {@code gzip-cut-short}
     * @param message one sentence that says what to do
     */
    public UsageInputException(String code, String message) {
        super(Failure.WRONG_USE, message, null);
        this.code = code;
    }

    public UsageInputException(String code, String message, Throwable cause) {
        super(Failure.WRONG_USE, message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
