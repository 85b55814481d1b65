package io.tokentariff.rulebook.lint;

import io.tokentariff.usage.NameList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that can be facts of one type, counted by what patterns ask of their keys. */
final class KeyedRows {

    /** The value of a key that meets whatever is asked. */
    static final String ANY = "*";

    private final List<KeyedRow> rows;
    private final Map<AskedKeys, Long> counts = new HashMap<>();
    private final Map<String, Map<String, List<KeyedRow>>> byKey = new HashMap<>();

    KeyedRows(List<KeyedRow> rows) {
        this.rows = rows;
    }

    /** The most rows at once of one model on one day with one value in each key asked for. */
    long count(AskedKeys asked) {
        return counts.computeIfAbsent(asked, this::counted);
    }

    private long counted(AskedKeys asked) {
        List<KeyedRow> left = asked.literals().entrySet().stream()
                .findFirst()
                .map(first -> with(first.getKey(), first.getValue()))
                .orElseGet(rows::stream)
                .filter(row -> asked.literals().entrySet().stream()
                        .allMatch(each -> meets(row.keys().get(each.getKey()), each.getValue())))
                .toList();
        Map<NameList, List<KeyedRow>> byValues = left.stream()
                .collect(Collectors.groupingBy(row -> new NameList(asked.joined().keySet().stream()
                        .<@Nullable String>map(key -> row.keys().getOrDefault(key, ANY))
                        .toList())));
        long ofAny = byValues.entrySet().stream()
                .filter(each -> each.getKey().values().contains(ANY))
                .mapToLong(each -> atOnce(each.getValue()))
                .sum();
        long ofOne = byValues.entrySet().stream()
                .filter(each -> !each.getKey().values().contains(ANY))
                .mapToLong(each -> atOnce(each.getValue()))
                .max()
                .orElse(0);
        return ofAny + ofOne;
    }

    /** The rows that meet a value of one key, found without looking through all of them. */
    private Stream<KeyedRow> with(String key, String asked) {
        Map<String, List<KeyedRow>> byValue = byKey.computeIfAbsent(key, name -> rows.stream()
                .collect(Collectors.groupingBy(row -> row.keys().getOrDefault(name, ANY))));
        List<KeyedRow> ofAny = asked.equals(ANY) ? List.of() : byValue.getOrDefault(ANY, List.of());
        return Stream.concat(byValue.getOrDefault(asked, List.of()).stream(), ofAny.stream());
    }

    private static boolean meets(@Nullable String value, String asked) {
        return value == null || value.equals(ANY) || value.equals(asked);
    }

    /** The most rows that are in force for one model on one day. */
    private static long atOnce(List<KeyedRow> rows) {
        Map<String, SortedMap<Long, Long>> byModel = new HashMap<>();
        for (KeyedRow row : rows) {
            SortedMap<Long, Long> changes = byModel.computeIfAbsent(row.model(), model -> new TreeMap<>());
            changes.merge(
                    row.period().from() == null
                            ? Long.MIN_VALUE
                            : row.period().from().toEpochDay(),
                    1L,
                    Long::sum);
            if (row.period().until() != null) {
                changes.merge(row.period().until().toEpochDay(), -1L, Long::sum);
            }
        }
        SortedMap<Long, Long> ofAny = byModel.remove("");
        return (ofAny == null ? 0 : highest(ofAny))
                + byModel.values().stream().mapToLong(KeyedRows::highest).max().orElse(0);
    }

    private static long highest(SortedMap<Long, Long> changes) {
        long inForce = 0;
        long highest = 0;
        for (long change : changes.values()) {
            inForce += change;
            highest = Math.max(highest, inForce);
        }
        return highest;
    }
}
