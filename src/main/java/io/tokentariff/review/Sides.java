package io.tokentariff.review;

import io.tokentariff.money.Money;

/**
 * What usage costs by two rulebooks. What has a price on one side only cannot be compared, and stands apart: losing a price
 * is no saving, and gaining one no rise.
 *
 * @param before all that the old rulebook has a price for
 * @param after all that the new one has a price for
 * @param lost the part of the old amount whose records have no price any more
 * @param gained the part of the new amount whose records had no price
 */
public record Sides(Money before, Money after, Money lost, Money gained) {

    /** Nothing at all. */
    static final Sides ZERO = new Sides(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** What records cost by the old rulebook that have a price by both. */
    public Money compared() {
        return before.minus(lost);
    }

    /** New minus old, of records that have a price by both. */
    public Money delta() {
        return after.minus(gained).minus(compared());
    }

    Sides plus(Sides other) {
        return new Sides(
                before.plus(other.before), after.plus(other.after), lost.plus(other.lost), gained.plus(other.gained));
    }
}
