package io.tokentariff.rating;

import io.tokentariff.money.Factor;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.OffPeak;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Term;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that a charge is multiplied: a discount or a surcharge. Adjustments of one charge by different terms multiply
 * each other, so their order does not matter; two by the same term are a conflict.
 *
 * @param charge what is adjusted
 * @param name the name of the term, {@link #LONG_CONTEXT} for a long-context row
 * @param factor what it is multiplied by
 * @param term the row that says so
 * @param alone whether of all such adjustments only the best for the customer applies
 * @param beyond only the tokens of the session beyond this position are adjusted; null for all tokens
 * @param markup whether it is put on for charging others: what something costs is told without it, beside what is charged
 */
public record Adjustment(
        Charge charge, String name, Factor factor, RowRef term, boolean alone, @Nullable Long beyond, boolean markup)
        implements Outcome {

    /** An adjustment of the price itself. */
    public Adjustment(Charge charge, String name, Factor factor, RowRef term, boolean alone, @Nullable Long beyond) {
        this(charge, name, factor, term, alone, beyond, false);
    }

    /** What long-context rows are called, as they have no names. */
    public static final String LONG_CONTEXT = "long-context";

    /** Adjusts the whole charge by the term's percentage. */
    public static Adjustment of(Charge charge, Term term) {
        return new Adjustment(charge, term.name(), term.factor(), term.row(), term.isAlone(), null);
    }

    /** Puts the term's percentage on the whole charge for charging others: statements show the cost without it, and the charge. */
    public static Adjustment markup(Charge charge, Term term) {
        return new Adjustment(charge, term.name(), term.factor(), term.row(), term.isAlone(), null, true);
    }

    /** Adjusts the whole charge by the percentage of the hours. */
    public static Adjustment of(Charge charge, OffPeak hours) {
        return new Adjustment(charge, hours.name(), hours.factor(), hours.row(), false, null);
    }

    /**
     * Adjusts what the row's scope says: the whole charge, or the tokens beyond the threshold.
     *
     * @throws NullPointerException if the row has no factor; rules ask {@code hasFactor} first
     */
    public static Adjustment of(Charge charge, LongContext row) {
        Factor factor = Objects.requireNonNull(row.factor(), "the long-context row has no factor");
        return new Adjustment(
                charge,
                LONG_CONTEXT,
                factor,
                row.row(),
                false,
                row.scope().equals(LongContext.EXCESS) ? row.threshold() : null);
    }
}
