package io.tokentariff.review;

import io.tokentariff.money.Money;
import java.util.List;

/**
 * What the difference between the prices of two rulebooks comes from. Its parts add up to the difference of the two totals, exactly.
 *
 * @param parts those that make a difference to this usage, the largest first
 * @param silent how many changes make none to it
 * @param before what became of the records by the first rulebook
 * @param after likewise by the second
 */
public record Attribution(List<Part> parts, long silent, Fates before, Fates after) {

    public Attribution {
        parts = List.copyOf(parts);
    }

    /**
     * What one change comes to, or some that only work together.
     *
     * @param changes rules and rows; none for what no change explains
     * @param records how many records it makes a difference to
     * @param changed second minus first, of records that have a price by both
     * @param lost what records cost by the first rulebook that have no price by the second
     * @param gained what records cost by the second rulebook that have no price by the first
     */
    public record Part(List<Change> changes, long records, Money changed, Money lost, Money gained) {

        public Part {
            changes = List.copyOf(changes);
        }

        /** What it is of the difference of the totals. */
        public Money total() {
            return changed.plus(gained).minus(lost);
        }
    }

    /**
     * What became of records.
     *
     * @param priced with an amount
     * @param unpriced without a price
     * @param notBilled that cost nothing, for a reason
     */
    public record Fates(long priced, long unpriced, long notBilled) {}

    /** All parts together. */
    public Money total() {
        return parts.stream().map(Part::total).reduce(Money.ZERO, Money::plus);
    }
}
