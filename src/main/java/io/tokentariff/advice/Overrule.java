package io.tokentariff.advice;

import org.jspecify.annotations.Nullable;

/**
 * The outcome that one recommendation gives way to another. It counts only while the other stands itself.
 *
 * @param loser the recommendation that gives way, null where a rule did not even fire
 * @param argument the id of the rule that did not fire, empty where {@code loser} is given
 * @param winner what it gives way to
 * @param why one sentence; may hold the placeholders of {@link AdvicePlaceholder}, filled in for the winner
 */
public record Overrule(@Nullable Recommendation loser, String argument, Recommendation winner, String why)
        implements AdviceOutcome {

    /** Says that one recommendation gives way to another, and why. */
    public static Overrule of(Recommendation loser, Recommendation winner, String why) {
        return new Overrule(loser, "", winner, why);
    }

    /** Says of a rule that did not fire why it did not, so that the reader sees the argument and what outweighs it. */
    public static Overrule argument(String ruleId, Recommendation winner, String why) {
        return new Overrule(null, ruleId, winner, why);
    }
}
