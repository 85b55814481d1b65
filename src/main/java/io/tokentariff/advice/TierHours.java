package io.tokentariff.advice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which hours of the day a workload's usage may run on another tier, since nobody waits for it then.
 *
 * @param zone whose hours they are
 * @param spans the first that holds a time decides
 */
public record TierHours(ZoneId zone, List<Span> spans) {

    /** In none. */
    static final TierHours NONE = new TierHours(ZoneOffset.UTC, List.of());

    /**
     * Hours of each day, past midnight where they end before they begin.
     *
     * @param tier where the usage may run then
     * @param from the first moment
     * @param until the first moment after
     */
    public record Span(String tier, LocalTime from, LocalTime until) {

        boolean holds(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(until);
            return from.isBefore(until) ? begun && !over : begun || !over;
        }

        /** As the profile writes it: {@code 20:00-06:00}. */
        @Override
        public String toString() {
            return from + "-" + until;
        }
    }

    public TierHours {
        spans = List.copyOf(spans);
    }

    /** Returns the tier on which usage of that moment may run, null for its own. */
    @Nullable
    String tierAt(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        for (Span span : spans) {
            if (span.holds(time)) {
                return span.tier();
            }
        }
        return null;
    }

    /** When usage may run on a tier, in words. */
    String words(String tier) {
        List<String> hours = spans.stream()
                .filter(span -> span.tier().equals(tier))
                .map(Span::toString)
                .toList();
        return "%s, %s".formatted(String.join(" and ", hours), zone.equals(ZoneOffset.UTC) ? "UTC" : zone);
    }
}
