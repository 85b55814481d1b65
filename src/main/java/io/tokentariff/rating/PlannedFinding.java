package io.tokentariff.rating;

import org.jspecify.annotations.Nullable;

/**
 * A finding with the rule that decided it, its message filled in.
 *
 * @param code stable name
 * @param effect what it does to the record
 * @param meter the meter it is about, null for the whole record
 * @param message one sentence, without placeholders
 * @param rule the rule that inserted it
 */
public record PlannedFinding(String code, Finding.Effect effect, @Nullable String meter, String message, RuleRef rule) {

    private static final String CUT_SHORT = "evaluation-limit";
    private static final String CONFLICT = "conflicting";

    /**
     * Returns that there is no price, which no rule says.
     *
     * @param code one that begins with {@code conflicting} where rules or rows contradict each other
     */
    public static PlannedFinding unpriced(String code, @Nullable String meter, String message) {
        return new PlannedFinding(code, Finding.Effect.UNPRICED, meter, message, RuleRef.ENGINE);
    }

    /** Returns that there is no price because the evaluation was stopped. */
    public static PlannedFinding cutShort(RuleRef culprit, String message) {
        return new PlannedFinding(CUT_SHORT, Finding.Effect.UNPRICED, null, message, culprit);
    }

    /** Whether it says that the evaluation was stopped: what the rules would have decided is not known. */
    public boolean isCutShort() {
        return code.equals(CUT_SHORT);
    }

    /** Whether it says that rules or rows contradict each other: a fault of the rulebook, not of the usage. */
    public boolean isConflict() {
        return rule.equals(RuleRef.ENGINE) && code.startsWith(CONFLICT);
    }
}
