package io.tokentariff.io.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is learnt about one input while it is read. Safe for several parsers at once; bounded. */
public final class ReadLog {

    /** The most unknown field names that are kept apart. */
    public static final int MOST_NAMES = 1000;

    private record Seen(String message, LongAdder count) {}

    private final String file;
    private final @Nullable Instant assumedTime;
    private final ConcurrentSkipListMap<String, Seen> notices = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, LongAdder> ignored = new ConcurrentSkipListMap<>();

    /**
     * @param file the name of the input, for rejects and messages
     * @param assumedTime when usage ran that does not say so; null if such usage is rejected
     */
    public ReadLog(String file, @Nullable Instant assumedTime) {
        this.file = file;
        this.assumedTime = assumedTime;
    }

    public String file() {
        return file;
    }

    /** When usage ran that does not say so; null if such usage is rejected. */
    @Nullable
    Instant assumedTime() {
        return assumedTime;
    }

    /**
     * Returns when usage ran: as it says, else as is assumed, with a notice.
     *
     * @param field the field that should have said it
     * @throws io.tokentariff.problem.InvalidUsageException if it does not say so and nothing is assumed
     */
    Instant timeOrAssumed(@Nullable Instant said, String field) {
        if (said != null) {
            return said;
        }
        if (assumedTime == null) {
            throw NativeDraft.missing(field);
        }
        notice(
                "assumed-time",
                "The line does not say when it ran; it is priced as of %s."
                        .formatted(LocalDate.ofInstant(assumedTime, ZoneOffset.UTC)));
        return assumedTime;
    }

    /** Adds a notice; one code keeps its first message. */
    void notice(String code, String message) {
        notices.computeIfAbsent(code, c -> new Seen(message, new LongAdder()))
                .count()
                .increment();
    }

    /**
     * Returns the counter of an ignored field. Once {@link #MOST_NAMES} are kept, all further ones share the counter named
     * {@code …}.
     */
    LongAdder ignoredField(String name) {
        LongAdder known = ignored.get(name);
        if (known != null) {
            return known;
        }
        String kept = ignored.size() < MOST_NAMES && name.length() <= MOST_NAMES ? name : "…";
        return ignored.computeIfAbsent(kept, n -> new LongAdder());
    }

    public List<Notice> notices() {
        return notices.entrySet().stream()
                .map(e -> new Notice(
                        e.getKey(), e.getValue().message(), e.getValue().count().sum()))
                .toList();
    }

    /** Unknown field names that were ignored, each with how often. */
    public SortedMap<String, Long> ignoredFields() {
        TreeMap<String, Long> counts = new TreeMap<>();
        ignored.forEach((name, count) -> counts.put(name, count.sum()));
        return Collections.unmodifiableSortedMap(counts);
    }
}
