package io.tokentariff.usage;

import java.util.Locale;

/** How the request or the job ended. */
public enum UsageStatus {
    COMPLETED,
    FAILED,
    EXPIRED,
    CANCELLED,
    IN_PROGRESS,

    /** A gateway answered it from a cache of its own, and the provider never heard of it. */
    GATEWAY_CACHE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in usage files and rules. */
    public String word() {
        return word;
    }
}
