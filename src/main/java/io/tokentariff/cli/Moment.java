package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Reads points in time as options give them: a day, which is its first instant in UTC, or an instant. */
final class Moment {

    private static final int DAY = "yyyy-MM-dd".length();

    private Moment() {}

    /** Returns the current second: the only place that reads the clock. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether a text names no more than a day. */
    static boolean isDay(String text) {
        return text.length() <= DAY;
    }

    /** @throws WrongUseException if the text is neither */
    static Instant parse(String option, String text) {
        try {
            return isDay(text)
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(iso(text)).toInstant();
        } catch (DateTimeException e) {
            throw new WrongUseException(
                    "%s \"%s\" is neither a day such as 2026-04-12 nor an instant such as 2026-04-12T08:30:00Z or \"2026-04-12 08:30:00Z\"."
                            .formatted(option, text));
        }
    }

    /** Returns a time as people write it, {@code 2026-04-12 08:30:00Z} or {@code … UTC}, as ISO 8601 has it. */
    private static String iso(String text) {
        String separated = text.charAt(DAY) == ' ' ? text.substring(0, DAY) + 'T' + text.substring(DAY + 1) : text;
        return separated.replaceFirst(" UTC$", "Z");
    }
}
