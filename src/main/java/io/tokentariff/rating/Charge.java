package io.tokentariff.rating;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Term;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that one meter of the usage is charged at a price.
 *
 * @param meter the meter charged
 * @param rate the row the price comes from
 * @param basis the term that derives the price from the row's, null where the row's own price is taken
 * @param perCall the row by which the meter comes with each call of another one, null if the usage itself counts it
 */
public record Charge(String meter, Rate rate, @Nullable Term basis, @Nullable PerCallTokens perCall)
        implements Outcome {

    /** Charges the meter at the row's own price. */
    public static Charge at(MeterUsed meter, Rate rate) {
        return new Charge(meter.meter(), rate, null, meter.perCall());
    }

    /** Charges the meter at the row's price changed by the term's percentage. */
    public static Charge derived(MeterUsed meter, Rate rate, Term term) {
        return new Charge(meter.meter(), rate, term, meter.perCall());
    }

    /** The meter of the usage whose counts are charged. */
    public String countedBy() {
        return perCall == null ? meter : perCall.meter();
    }

    /** How many of the charge's meter each count of {@link #countedBy} is. */
    public long perCount() {
        return perCall == null ? 1 : perCall.tokens();
    }

    /** The rows of tables that the price rests on. */
    public List<RowRef> rows() {
        return Stream.of(rate, basis, perCall)
                .filter(Objects::nonNull)
                .map(Row::row)
                .toList();
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
