package io.tokentariff.rating.statement;

/** Says that the rules of agreements came to no end; the statement then has none of their lines, and says so. */
public final class AgreementsStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the code of the finding
     * @param message one sentence that names the rule
     */
    public AgreementsStopped(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The code of the finding. */
    public String code() {
        return code;
    }
}
