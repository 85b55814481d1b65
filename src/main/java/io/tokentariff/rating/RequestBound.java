package io.tokentariff.rating;

import io.tokentariff.ratecard.RequestLimit;

/**
 * The outcome that a request costs no more, or no less, than a row says. What that comes to is calculated after all its charges
 * and adjustments.
 *
 * @param limit the row
 * @param most whether it is the most; else it is the least
 */
public record RequestBound(RequestLimit limit, boolean most) implements Outcome {

    /** A request costs the row's dollars at most. */
    public static RequestBound most(RequestLimit limit) {
        return new RequestBound(limit, true);
    }

    /** A request costs the row's dollars at least, if it uses anything that the row is about. */
    public static RequestBound least(RequestLimit limit) {
        return new RequestBound(limit, false);
    }
}
