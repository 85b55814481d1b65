package io.tokentariff.problem;

/** Usage that contradicts itself or policy 1, such as more cached tokens than input tokens. */
public final class InvalidUsageException extends TariffException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable name of the fault, as it stands in a rejects file: {@code cached-exceeds-input}
     * @param message one sentence with the offending values
     */
    public InvalidUsageException(String code, String message) {
        super(Failure.WRONG_USE, message, null);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
