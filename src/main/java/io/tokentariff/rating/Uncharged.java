package io.tokentariff.rating;

/**
 * The fact that the usage has tokens of a meter and no rule inserted a charge for it. Inserted once all other rules have
 * fired, for the rules that say why.
 *
 * @param meter what was counted
 * @param counted false for a meter of the kind {@code unsaid}: something was used, and nobody knows how much
 */
public record Uncharged(String meter, boolean counted) {

    /** A meter that is counted. */
    public Uncharged(String meter) {
        this(meter, true);
    }
}
