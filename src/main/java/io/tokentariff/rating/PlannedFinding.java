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
public record PlannedFinding(
        String code, Finding.Effect effect, @Nullable String meter, String message, RuleRef rule) {}
