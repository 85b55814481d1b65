package io.tokentariff.advice;

import io.tokentariff.money.Thousands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which records of a workload would run on another tier, by the hours of its profile. Not thread-safe. */
final class TierMix {

    private final TierHours hours;
    private final Map<String, Long> moved = new TreeMap<>();
    private long hourNotKnown;

    TierMix(TierHours hours) {
        this.hours = hours;
    }

    /** Whether the profile names any hours. */
    boolean isAsked() {
        return !hours.spans().isEmpty();
    }

    TierHours hours() {
        return hours;
    }

    void addMoved(String tier, long records) {
        moved.merge(tier, records, Long::sum);
    }

    void addHourNotKnown(long records) {
        hourNotKnown += records;
    }

    boolean movesAny() {
        return !moved.isEmpty();
    }

    /** The tiers of the mix, {@code batch+standard}. */
    String tiers(String now, long records) {
        long staying =
                records - moved.values().stream().mapToLong(Long::longValue).sum();
        return Stream.concat(moved.keySet().stream(), staying > 0 ? Stream.of(now) : Stream.empty())
                .distinct()
                .collect(Collectors.joining("+"));
    }

    /** Which share of the records would run where, and when. */
    List<Advice.Note> notes(long records) {
        List<Advice.Note> notes = new ArrayList<>();
        moved.forEach((tier, count) -> notes.add(new Advice.Note(
                "tier-mix",
                "%s of %s records (%s %%) would run on %s, those of %s; the others as now."
                        .formatted(grouped(count), grouped(records), 100 * count / records, tier, hours.words(tier)))));
        new Advice.Note(
                        "hour-not-known",
                        "%s records are sums of requests; when each ran is not known, and they stay as they are."
                                .formatted(grouped(hourNotKnown)))
                .addTo(notes, hourNotKnown > 0);
        return notes;
    }

    private static String grouped(long count) {
        return Thousands.apart(count);
    }
}
