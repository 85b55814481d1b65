package io.tokentariff.advice;

import java.util.Set;

/** The rules came to no end about one workload: nothing is known of what they would advise. */
public final class RulesStopped extends RuntimeException {

    /** A rule fires without end. */
    public static final String LOOPS = "rule-loops";

    /** The evaluation went beyond its limits. */
    public static final String LIMIT = "evaluation-limit";

    static final Set<String> CODES = Set.of(LOOPS, LIMIT);

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code {@link #LOOPS} or {@link #LIMIT}
     * @param message one sentence, which names the rule if it is known
     */
    public RulesStopped(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** What the reader of the workload's advice must know. */
    Advice.Note note() {
        return new Advice.Note(code, String.valueOf(getMessage()));
    }
}
