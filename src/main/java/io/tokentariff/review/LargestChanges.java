package io.tokentariff.review;

import io.tokentariff.rating.Plan;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Keeps the records whose amount changes most: the largest of each model and tier, then the largest of all. Of equal changes
 * the one that comes first in the usage. Memory grows with models and tiers, not with records.
 */
final class LargestChanges {

    private static final Comparator<Entry> LARGEST_FIRST =
            Comparator.comparing(Entry::size).reversed().thenComparing(Entry::number);

    private final int limit;
    private final PriorityQueue<Entry> smallestFirst = new PriorityQueue<>(LARGEST_FIRST.reversed());
    private final Map<Kind, Entry> largestOfKind = new HashMap<>();

    private record Kind(String model, boolean fineTuned, String tier) {}

    record Entry(UsageRecord record, Plan before, Plan after, BigDecimal size, long number) {}

    LargestChanges(int limit) {
        this.limit = limit;
    }

    /**
     * Adds a record.
     *
     * @param size how much the amount changes, never negative
     * @param number the record's place in the usage
     */
    void add(UsageRecord record, Plan before, Plan after, BigDecimal size, long number) {
        Entry entry = new Entry(record, before, after, size, number);
        Usage usage = after.usage();
        largestOfKind.merge(
                new Kind(usage.model(), usage.fineTuned(), usage.tier()),
                entry,
                (known, other) -> LARGEST_FIRST.compare(known, other) <= 0 ? known : other);
        smallestFirst.add(entry);
        if (smallestFirst.size() > limit) {
            smallestFirst.poll();
        }
    }

    List<Entry> largestFirst() {
        Set<Entry> chosen = new LinkedHashSet<>();
        largestOfKind.values().stream().sorted(LARGEST_FIRST).limit(limit).forEach(chosen::add);
        smallestFirst.stream().sorted(LARGEST_FIRST).forEach(chosen::add);
        return chosen.stream().limit(limit).sorted(LARGEST_FIRST).toList();
    }
}
