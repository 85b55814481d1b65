package io.tokentariff.io.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is learnt about one input while it is read. Safe for several parsers at once; bounded. */
public final class ReadLog {

    /** The most unknown field names that are kept apart. */
    public static final int MOST_NAMES = 1000;

    private record Seen(String message, boolean missing, LongAdder count) {}

    private final String file;
    private final @Nullable Instant assumedTime;
    private final ConcurrentSkipListMap<String, Seen> notices = new ConcurrentSkipListMap<>();
    private final TreeMap<String, FieldCount> ignored = new TreeMap<>();
    private final LongAdder allIgnored = new LongAdder();

    /** How often a field was met that nobody reads. */
    public static final class FieldCount {
        private final LongAdder own = new LongAdder();
        private final LongAdder all;

        private FieldCount(LongAdder all) {
            this.all = all;
        }

        public void increment() {
            own.increment();
            all.increment();
        }
    }

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
    public Instant assumedTime() {
        return assumedTime;
    }

    /**
     * Returns when usage ran: as it says, else as is assumed, with a notice.
     *
     * @param field the field that should have said it
     * @throws io.tokentariff.problem.InvalidUsageException if it does not say so and nothing is assumed
     */
    public Instant timeOrAssumed(@Nullable Instant said, String field) {
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
    public void notice(String code, String message) {
        seen(code, message, false);
    }

    /** Notes a record whose source does not say what was cached. */
    public void cachedNotSaid() {
        notice(
                "cached-not-said",
                "Records do not say how much of their input was cached; they were priced as if nothing was.");
    }

    /** Adds a notice that usage is missing, of which nobody knows how much; one code keeps its first message. */
    public void missing(String code, String message) {
        seen(code, message, true);
    }

    /** Says that usage is missing, as the last page of the list says that more follow. */
    public void morePages() {
        missing("more-pages", "%s is not the whole list: its last page says that more pages follow.".formatted(file()));
    }

    private void seen(String code, String message, boolean missing) {
        notices.computeIfAbsent(code, c -> new Seen(message, missing, new LongAdder()))
                .count()
                .increment();
    }

    /**
     * Returns the counter of an ignored field. The {@link #MOST_NAMES} names that come first in the alphabet are kept, whoever
     * meets them first; all others are counted together.
     */
    public synchronized FieldCount ignoredField(String name) {
        if (name.length() > MOST_NAMES) {
            return new FieldCount(allIgnored);
        }
        FieldCount count = ignored.computeIfAbsent(name, n -> new FieldCount(allIgnored));
        if (ignored.size() > MOST_NAMES) {
            ignored.pollLastEntry();
        }
        return count;
    }

    public List<Notice> notices() {
        return notices.entrySet().stream()
                .map(e -> new Notice(
                        e.getKey(),
                        e.getValue().message(),
                        e.getValue().count().sum(),
                        e.getValue().missing()))
                .toList();
    }

    /** Unknown field names that were ignored, each with how often; those that are not kept apart under {@code …}. */
    public synchronized SortedMap<String, Long> ignoredFields() {
        TreeMap<String, Long> counts = new TreeMap<>();
        long others = allIgnored.sum();
        for (Map.Entry<String, FieldCount> each : ignored.entrySet()) {
            long count = each.getValue().own.sum();
            counts.put(each.getKey(), count);
            others -= count;
        }
        if (others > 0) {
            counts.put("…", others);
        }
        return Collections.unmodifiableSortedMap(counts);
    }
}
