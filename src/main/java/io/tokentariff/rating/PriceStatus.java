package io.tokentariff.rating;

import java.util.Locale;

/** What became of a usage record. */
public enum PriceStatus {
    /** It has an exact amount. */
    PRICED,
    /** It has no amount, and a finding says why. */
    UNPRICED,
    /** It costs nothing, and a finding says why. */
    NOT_BILLED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in priced records and statements. */
    public String word() {
        return word;
    }
}
