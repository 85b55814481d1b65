package io.tokentariff.rating;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.Term;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that one meter of the usage is charged at a price.
 *
 * @param meter the meter charged
 * @param rate the row the price comes from
 * @param basis the term that derives the price from the row's, null where the row's own price is taken
 */
public record Charge(String meter, Rate rate, @Nullable Term basis) implements Outcome {

    /** Charges the meter at the row's own price. */
    public static Charge at(MeterUsed meter, Rate rate) {
        return new Charge(meter.meter(), rate, null);
    }

    /** Charges the meter at the row's price changed by the term's percentage. */
    public static Charge derived(MeterUsed meter, Rate rate, Term term) {
        return new Charge(meter.meter(), rate, term);
    }

    /** The price before adjustments. */
    public UnitPrice price() {
        return basis == null ? rate.price() : rate.price().times(basis.factor());
    }

    /** How sure the price is: {@code published} or {@code approximate}, as the row says. */
    public String certainty() {
        return rate.certainty();
    }
}
