package io.tokentariff.rating;

import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import java.math.BigDecimal;

/**
 * What a cap or a minimum charge a request takes off a record, or adds to it: a line beside its charges, with which they add up to
 * its amount.
 *
 * @param bound the row, with the rule that decided it
 * @param requests how many requests the record sums up: each is taken to cost the same
 * @param before what the row is about comes to without it
 */
public record RequestLine(PlannedBound bound, long requests, Money before) {

    /** What it comes to with the row. */
    public Money after() {
        return new Money(bound.limit().usd().multiply(BigDecimal.valueOf(requests)));
    }

    /** What it adds; negative for what it takes off. */
    public Money amount() {
        return after().minus(before);
    }

    /** The table that the row stands in: {@code cap}. */
    public String step() {
        return bound.limit().kind();
    }

    /** Says the arithmetic: {@code 5.00 - 6.25 = -1.25}. */
    public String formula() {
        String times = requests == 1 ? "" : Thousands.apart(requests) + " x ";
        return "%s%s - %s = %s"
                .formatted(
                        times,
                        new Money(bound.limit().usd()).toPlainString(),
                        before.toPlainString(),
                        amount().toPlainString());
    }
}
