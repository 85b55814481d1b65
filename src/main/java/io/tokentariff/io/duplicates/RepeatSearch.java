package io.tokentariff.io.duplicates;

import io.tokentariff.io.duplicates.DuplicateFilter.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Compares one bucket of all parts of a log, as {@link DuplicateFilter} does with a whole one: in the order of the log, the first record with
 * an id is new, and those after it are compared with it. Not thread-safe.
 */
public final class RepeatSearch {

    private final DuplicateFilter filter;
    private final List<Prints.Block> blocks = new ArrayList<>();

    /** @param key that of the fingerprints */
    public RepeatSearch(DuplicateFilter.Key key) {
        this.filter = new DuplicateFilter(key);
    }

    /** Adds the bucket of one part, in whatever order. */
    public void add(Prints.Block block) {
        blocks.add(block);
    }

    /** Returns what came before, by the numbers of the parts; parts in which nothing did are left out. */
    public Map<Integer, Repeats> find() {
        Map<Integer, Repeats> found = new TreeMap<>();
        blocks.sort(Comparator.comparingInt(Prints.Block::part));
        if (blocks.stream().allMatch(Prints.Block::ordered)) {
            for (Prints.Block block : blocks) {
                for (int at = 0; at < block.size(); at += Prints.stride(true)) {
                    check(block, at, found);
                }
            }
        } else {
            inOrder().forEach(entry -> check(entry.block, entry.at, found));
        }
        return found;
    }

    private void check(Prints.Block block, int at, Map<Integer, Repeats> found) {
        Verdict verdict = filter.check(block.entry(at), block.entry(at + 1));
        if (verdict != Verdict.NEW) {
            found.computeIfAbsent(block.part(), part -> new Repeats())
                    .add((int) block.entry(at + 2), new Repeats.Repeat(verdict == Verdict.CONFLICT, block.entry(at)));
        }
    }

    private record Entry(Prints.Block block, int at) {

        long value(int offset) {
            return block.entry(at + offset);
        }
    }

    private List<Entry> inOrder() {
        return blocks.stream()
                .flatMap(block -> IntStream.range(0, block.size() / Prints.stride(false))
                        .mapToObj(i -> new Entry(block, i * Prints.stride(false))))
                .sorted(Comparator.comparingLong((Entry entry) -> entry.value(3))
                        .thenComparingLong(entry -> entry.value(4))
                        .thenComparingInt(entry -> entry.block.part())
                        .thenComparingLong(entry -> entry.value(2)))
                .toList();
    }
}
