package io.tokentariff.ratecard;

import io.tokentariff.ratecard.OverlapSearch.Entry;
import io.tokentariff.usage.NameList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of two rows that are for the same is the more specific: the one that names all that the other names, and more. Where
 * each names something that the other does not, a third row decides that names what both name. So of all rows that are for
 * some usage, the one that names most names all that any of them does.
 */
final class Specificity {

    private final Map<NameList, List<Entry>> byCells = new HashMap<>();

    Specificity(List<Entry> entries) {
        entries.forEach(each -> byCells.computeIfAbsent(key(each.name(), each.cells()), any -> new ArrayList<>())
                .add(each));
    }

    /** Whether it is plain for all usage that two rows are for which of them, or which other row, applies. */
    boolean decides(Entry one, Entry other) {
        int both = one.filled() & other.filled();
        if (one.filled() == other.filled()) {
            return false;
        }
        return both == one.filled() || both == other.filled() || isThird(one, other);
    }

    private boolean isThird(Entry one, Entry other) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < one.cells().size(); i++) {
            String cell = one.cells().get(i);
            cells.add(cell == null ? other.cells().get(i) : cell);
        }
        LocalDate from = days(one.period().from(), other.period().from())
                .max(Comparator.naturalOrder())
                .orElse(null);
        LocalDate until = days(one.period().until(), other.period().until())
                .min(Comparator.naturalOrder())
                .orElse(null);
        EffectivePeriod shared = new EffectivePeriod(from, until);
        return byCells.getOrDefault(key(one.name(), cells), List.of()).stream()
                .anyMatch(third -> third.period().coversAll(shared));
    }

    private static Stream<LocalDate> days(@Nullable LocalDate one, @Nullable LocalDate other) {
        return Stream.of(one, other).filter(Objects::nonNull);
    }

    private static NameList key(List<String> name, List<@Nullable String> cells) {
        List<@Nullable String> key = new ArrayList<>(name);
        key.addAll(cells);
        return new NameList(key);
    }
}
