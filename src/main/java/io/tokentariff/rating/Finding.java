package io.tokentariff.rating;

import io.tokentariff.ratecard.Developer;
import io.tokentariff.ratecard.ModelLife;
import io.tokentariff.ratecard.NamePart;
import io.tokentariff.ratecard.RequestLimit;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that the reader of the bill must know something, and what that does to the record.
 *
 * <p>The message may hold what {@link FindingPlaceholder} names; it is filled in when the finding is shown.
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

    /** The record is priced; something about the price must be said. */
    public static Finding note(String code, String message) {
        return new Finding(code, Effect.NOTE, null, message);
    }

    /** The same, about one meter. */
    public static Finding note(Charge charge, String code, String message) {
        return new Finding(code, Effect.NOTE, charge.meter(), message);
    }

    /**
     * The record is priced, and its model was not served on its day; the message may hold {@code {released}}, {@code {retired}} and
     * {@code {successors}}.
     */
    public static Finding note(ModelLife life, String code, String message) {
        String successors = life.successors().isEmpty() ? "none is named" : String.join(", ", life.successors());
        return new Finding(
                code,
                Effect.NOTE,
                null,
                message.replace("{released}", life.releasedOn())
                        .replace("{retired}", life.retiredOn())
                        .replace("{successors}", successors));
    }

    /** The record is priced, and something must be said of a cap or a minimum charge; the message may hold {@code {agreement}}. */
    public static Finding note(RequestLimit limit, String code, String message) {
        return new Finding(code, Effect.NOTE, null, message.replace("{agreement}", limit.name()));
    }

    /** The record is priced, and a minimum charge may add to it; the message may hold {@code {agreement}}. */
    public static Finding atLeast(RequestLimit limit, String code, String message) {
        return new Finding(code, Effect.AT_LEAST, null, message.replace("{agreement}", limit.name()));
    }

    /** The record is priced, and a meter that costs money is known to be missing: its price is a lower bound. */
    public static Finding atLeast(Uncharged uncharged, String code, String message) {
        return new Finding(code, Effect.AT_LEAST, uncharged.meter(), message);
    }

    /** The record has no price. */
    public static Finding unpriced(String code, String message) {
        return new Finding(code, Effect.UNPRICED, null, message);
    }

    /** The record has no price, because one meter has none. */
    public static Finding unpriced(Uncharged uncharged, String code, String message) {
        return new Finding(code, Effect.UNPRICED, uncharged.meter(), message);
    }

    /** The record has no price, because of a suffix of the model's name; the message may hold {@code {variant}}. */
    public static Finding unpriced(NamePart variant, String code, String message) {
        return new Finding(
                code,
                Effect.UNPRICED,
                null,
                message.replace("{variant}", "%s (%s)".formatted(variant.name(), variant.means())));
    }

    /** The record has no price, because its model is one of another developer's; the message may hold {@code {developer}}. */
    public static Finding unpriced(Developer developer, String code, String message) {
        return new Finding(code, Effect.UNPRICED, null, message.replace("{developer}", developer.called()));
    }

    /** The record costs nothing, for a reason. */
    public static Finding notBilled(String code, String message) {
        return new Finding(code, Effect.NOT_BILLED, null, message);
    }
}
