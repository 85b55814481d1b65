package io.tokentariff.usage;

import java.util.Locale;

/** What the tokens were for. */
public enum Operation {
    INFERENCE,
    TRAINING;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in usage files, tables and rules. */
    public String word() {
        return word;
    }
}
