package io.tokentariff.usage;

import java.util.Locale;

/** How the request or the job ended. */
public enum UsageStatus {
    COMPLETED,
    FAILED,
    EXPIRED,
    CANCELLED,
    IN_PROGRESS;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in usage files and rules. */
    public String word() {
        return word;
    }
}
