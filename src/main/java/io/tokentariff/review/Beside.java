package io.tokentariff.review;

import io.tokentariff.money.Money;

/**
 * The same usage priced by two rulebooks.
 *
 * @param first how the first is called
 * @param second how the second is called
 * @param diff what they do not have in common
 * @param impact what that does to the bill
 * @param attribution which of it does how much
 */
public record Beside(String first, String second, RulebookDiff diff, Impact impact, Attribution attribution) {

    /** The second total minus the first, as far as both are known. */
    public Money difference() {
        return impact.after().minus(impact.before());
    }
}
