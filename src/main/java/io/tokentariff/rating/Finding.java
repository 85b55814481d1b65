package io.tokentariff.rating;

import io.tokentariff.ratecard.Developer;
import io.tokentariff.ratecard.NamePart;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that the reader of the bill must know something, and what that does to the record.
 *
 * <p>The message may hold {@code {model}}, {@code {tier}}, {@code {region}}, {@code {provider}},
 * {@code {status}}, {@code {meter}},
 * {@code {nearest}} (the nearest known models), {@code {nearest_tier}}, {@code {nearest_region}} and
 * {@code {what}} (what {@code meters.csv} says of the meter); they are filled in when it is shown.
 *
 * @param code stable name, such as {@code unknown-model}
 * @param effect what it does to the record
 * @param meter the meter it is about, null for the whole record
 * @param message one sentence
 */
public record Finding(String code, Effect effect, @Nullable String meter, String message) implements Outcome {

    /** What a finding does to a record. The later one wins. */
    public enum Effect {
        /** The record is priced; something about the price must be said. */
        NOTE,
        /** The record is priced, and something that costs money is known to be missing: its price is a lower bound. */
        AT_LEAST,
        /** The record has no price. */
        UNPRICED,
        /** The record costs nothing, for a reason. */
        NOT_BILLED
    }

    public static Finding note(String code, String message) {
        return new Finding(code, Effect.NOTE, null, message);
    }

    public static Finding note(Charge charge, String code, String message) {
        return new Finding(code, Effect.NOTE, charge.meter(), message);
    }

    public static Finding atLeast(Uncharged uncharged, String code, String message) {
        return new Finding(code, Effect.AT_LEAST, uncharged.meter(), message);
    }

    public static Finding unpriced(String code, String message) {
        return new Finding(code, Effect.UNPRICED, null, message);
    }

    public static Finding unpriced(Uncharged uncharged, String code, String message) {
        return new Finding(code, Effect.UNPRICED, uncharged.meter(), message);
    }

    /** The message may hold {@code {variant}}, the part and what it says. */
    public static Finding unpriced(NamePart variant, String code, String message) {
        return new Finding(
                code,
                Effect.UNPRICED,
                null,
                message.replace("{variant}", "%s (%s)".formatted(variant.name(), variant.means())));
    }

    /** The message may hold {@code {developer}}, what he is called. */
    public static Finding unpriced(Developer developer, String code, String message) {
        return new Finding(code, Effect.UNPRICED, null, message.replace("{developer}", developer.called()));
    }

    public static Finding notBilled(String code, String message) {
        return new Finding(code, Effect.NOT_BILLED, null, message);
    }
}
