package io.tokentariff.audit;

import io.tokentariff.usage.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an amount is of: a value for each {@link Part}, null where it is not said or not compared by; then the provider's words for a
 * line item that nobody understands. Can be compared, as strangers choose the names.
 */
record Key(List<@Nullable String> values) implements Comparable<Key> {

    private static final int ITEM = Part.values().length;

    /** The day of a fee is known, its model and tier are not: bills say them of no fee. */
    static Key of(
            String day,
            @Nullable String project,
            @Nullable String model,
            @Nullable String tier,
            @Nullable String meter,
            @Nullable String context) {
        return new Key(Arrays.asList(day, project, model, tier, meter, context, null));
    }

    static Key ofItem(String day, @Nullable String project, String item) {
        return new Key(Arrays.asList(day, project, null, null, null, null, item));
    }

    /** Where everything goes that has no key of its own. */
    static Key others(String name) {
        return new Key(Collections.nCopies(ITEM, name)).withItem(null);
    }

    private Key withItem(@Nullable String item) {
        List<@Nullable String> all = new ArrayList<>(values);
        all.add(item);
        return new Key(Collections.unmodifiableList(all));
    }

    @Nullable
    String get(Part part) {
        return values.get(part.place());
    }

    /** The provider's words for a line item that nobody understands; null for others. */
    @Nullable
    String item() {
        return values.get(ITEM);
    }

    /** Returns the key with another value. */
    Key with(Part part, @Nullable String value) {
        List<@Nullable String> all = new ArrayList<>(values);
        all.set(part.place(), value);
        return new Key(Collections.unmodifiableList(all));
    }

    /** Returns what is left of it where amounts are compared by these parts alone. */
    Key by(Set<Part> parts) {
        List<@Nullable String> left = new ArrayList<>(values);
        for (Part part : Part.values()) {
            if (!parts.contains(part)) {
                left.set(part.place(), null);
            }
        }
        if (!parts.contains(Part.MODEL) && !parts.contains(Part.METER)) {
            left.set(ITEM, null);
        }
        return new Key(Collections.unmodifiableList(left));
    }

    /** The values of some parts, by name, in the order of a report. */
    Map<String, @Nullable String> named(Set<Part> parts) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            if (parts.contains(part)) {
                named.put(part.word(), get(part));
            }
        }
        return named;
    }

    @Override
    public int compareTo(Key other) {
        return Names.compare(values, other.values);
    }
}
