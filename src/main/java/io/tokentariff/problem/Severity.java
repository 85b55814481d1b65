package io.tokentariff.problem;

import java.util.Locale;

/** Whether a rulebook with this problem may be used. */
public enum Severity {
    /** The rulebook does not load. */
    ERROR,
    /** The rulebook loads, but somebody should look. */
    WARNING;

    /** The word as printed: {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
