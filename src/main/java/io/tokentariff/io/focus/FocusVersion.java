package io.tokentariff.io.focus;

import io.tokentariff.problem.WrongUseException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The versions of FOCUS that are written. */
public enum FocusVersion {
    /** Ratified 29 May 2025. */
    V1_2("1.2"),
    /** Ratified 4 June 2026; who provides a service has other names. */
    V1_4("1.4");

    private final String word;

    FocusVersion(String word) {
        this.word = word;
    }

    /** How it is written: {@code 1.4}. */
    public String word() {
        return word;
    }

    /**
     * Returns the version that is written so.
     *
     * @throws WrongUseException if there is none
     */
    public static FocusVersion of(String word) {
        return Arrays.stream(values())
                .filter(version -> version.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUseException("FOCUS is written in version %s, not \"%s\"."
                        .formatted(
                                Arrays.stream(values()).map(FocusVersion::word).collect(Collectors.joining(" or ")),
                                word)));
    }
}
