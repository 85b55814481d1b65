package io.tokentariff.problem;

import java.util.Locale;

/**
 * An entry of the register of codes: what the program means by a code that it says.
 *
 * @param name stable name, as it is printed: {@code unknown-column}
 * @param kind what it is said of
 * @param weight what follows: {@code error} or {@code warning} of a problem (or both, where it depends; {@code error in the gate}
 *     where a warning keeps an edit from being taken unless it is waived), {@code line} or
 *     {@code file} of a reject, {@code unpriced}, {@code not billed}, {@code at least} or {@code note} of a finding,
 *     the HTTP status of a request
 * @param meaning what has been found, one sentence
 * @param remedy what to do, one sentence
 */
public record Code(String name, Kind kind, String weight, String meaning, String remedy) {

    private static final String GATED = "error in the gate";

    /** Whether what is a warning otherwise keeps an edit from being taken, unless it is waived by name. */
    public boolean isGated() {
        return weight.endsWith(GATED);
    }

    /** What a code is said of. */
    public enum Kind {
        /** A file of a rulebook, its cases, profiles or credits. */
        PROBLEM,
        /** Usage that is not priced. */
        REJECT,
        /** A price or an advice. */
        FINDING,
        /** A request to the service that is refused. */
        REQUEST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
