package io.tokentariff.audit;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.WrongUseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What amounts are compared by, in the order of a report. */
public enum Part {
    DAY,
    PROJECT,
    MODEL,
    TIER,
    METER,
    /** Whether tokens are charged as those of a long context. */
    CONTEXT;

    /** All of them. */
    static final Set<Part> ALL = Set.copyOf(EnumSet.allOf(Part.class));

    /** What it is called on the command line and in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in a {@link Key}. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /**
     * Returns the part of that name.
     *
     * @throws WrongUseException if there is none
     */
    public static Part of(String word) {
        List<String> words = Arrays.stream(values()).map(Part::word).toList();
        int place = words.indexOf(word);
        if (place < 0) {
            throw new WrongUseException("A bill cannot be compared by \"%s\"; it can by %s. %s"
                    .formatted(word, String.join(", ", words), NearestName.hint(word, words))
                    .strip());
        }
        return values()[place];
    }
}
