package io.tokentariff.io.focus;

import io.tokentariff.problem.WrongUseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one row is about: usage of a request's second, of an hour or of a day, in UTC. */
public enum FocusPeriod {
    /** The second in which it ran; requests of one second that cost the same per token are one row. */
    REQUEST(Duration.ofSeconds(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final long seconds;

    FocusPeriod(Duration length) {
        this.seconds = length.toSeconds();
    }

    /** When the period that holds an instant begins, in seconds since 1970. */
    long begin(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), seconds) * seconds;
    }

    /** When a period that begins then has ended; it holds nothing of that instant. */
    long end(long begin) {
        return begin + seconds;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the period of that name.
     *
     * @throws WrongUseException if there is none
     */
    public static FocusPeriod of(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUseException("A charge period is a %s, not \"%s\"."
                        .formatted(
                                Arrays.stream(values()).map(FocusPeriod::word).collect(Collectors.joining(", ")),
                                word)));
    }
}
