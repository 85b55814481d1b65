package io.tokentariff.ratecard;

import io.tokentariff.usage.NameList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that are about the same and in force on the same day, in about the time it takes to sort them. A blank cell
 * stands for each of its values, so rows are looked at by which of their cells are blank.
 */
final class OverlapSearch {

    /**
     * One row, or one of the values a row is for.
     *
     * @param name what rows must share to be about the same
     * @param cells what a row is for, null for anything; as many as those of every other entry
     * @param period when it is in force
     * @param row where it stands
     * @param says the number it gives, for messages
     */
    record Entry(List<String> name, List<@Nullable String> cells, EffectivePeriod period, RowRef row, String says) {

        /** Which of its cells are not blank, a bit each. */
        int filled() {
            int bits = 0;
            for (int i = 0; i < cells.size(); i++) {
                bits |= cells.get(i) == null ? 0 : 1 << i;
            }
            return bits;
        }

        private NameList key(int bits) {
            List<@Nullable String> key = new ArrayList<>(name);
            for (int i = 0; i < cells.size(); i++) {
                key.add((bits & (1 << i)) == 0 ? null : cells.get(i));
            }
            return new NameList(key);
        }
    }

    private static final Comparator<Entry> BY_START =
            Comparator.comparing(entry -> entry.period().from(), Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final Comparator<Entry> BY_END =
            Comparator.comparing(entry -> entry.period().until(), Comparator.nullsLast(Comparator.naturalOrder()));

    private final BiPredicate<Entry, Entry> found;
    private final Set<Long> told = new HashSet<>();
    private boolean stopped;

    /**
     * @param found takes each two rows once, the one that stands first first; returns whether to go on
     */
    OverlapSearch(BiPredicate<Entry, Entry> found) {
        this.found = found;
    }

    void search(List<Entry> entries) {
        Map<Integer, List<Entry>> byShape = new LinkedHashMap<>();
        entries.stream().sorted(BY_START).forEach(entry -> byShape.computeIfAbsent(
                        entry.filled(), shape -> new ArrayList<>())
                .add(entry));
        List<Integer> shapes = List.copyOf(byShape.keySet());
        for (int i = 0; i < shapes.size(); i++) {
            List<Entry> some = byShape.getOrDefault(shapes.get(i), List.of());
            search(some, shapes.get(i), shapes.get(i));
            for (int j = i + 1; j < shapes.size(); j++) {
                List<Entry> both = new ArrayList<>(some);
                both.addAll(byShape.getOrDefault(shapes.get(j), List.of()));
                both.sort(BY_START); // two sorted runs, which are merged
                search(both, shapes.get(i), shapes.get(j));
            }
        }
    }

    /** Lets rows of one shape meet those of another one, or of the same, in the order in which they begin. */
    private void search(List<Entry> entries, int shape, int other) {
        Map<NameList, InForce> ofShape = new HashMap<>();
        Map<NameList, InForce> ofOther = shape == other ? ofShape : new HashMap<>();
        for (Entry entry : entries) {
            boolean first = entry.filled() == shape;
            NameList key = entry.key(shape & other);
            InForce met = (first ? ofOther : ofShape).get(key);
            if (met != null) {
                meet(entry, met);
            }
            (first ? ofShape : ofOther)
                    .computeIfAbsent(key, any -> new InForce())
                    .add(entry);
        }
    }

    private void meet(Entry entry, InForce others) {
        for (Entry other : others.on(entry.period().from())) {
            if (stopped) {
                return;
            }
            tell(other, entry);
        }
    }

    private void tell(Entry a, Entry b) {
        boolean inOrder = a.row().line() < b.row().line();
        Entry first = inOrder ? a : b;
        Entry second = inOrder ? b : a;
        int line = first.row().line();
        int other = second.row().line();
        if (!stopped && line != other && told.add((long) line << Integer.SIZE | other)) {
            stopped = !found.test(first, second);
        }
    }

    /** The rows that have begun and not ended, those that end first in front. */
    private static final class InForce {

        private final PriorityQueue<Entry> begun = new PriorityQueue<>(BY_END);

        void add(Entry entry) {
            begun.add(entry);
        }

        /** Those in force on a day, null for since ever; earlier days are not asked for again. */
        Iterable<Entry> on(@Nullable LocalDate day) {
            while (day != null && endsBy(day)) {
                begun.remove();
            }
            return begun;
        }

        private boolean endsBy(LocalDate day) {
            Entry first = begun.peek();
            LocalDate until = first == null ? null : first.period().until();
            return until != null && !until.isAfter(day);
        }
    }
}
