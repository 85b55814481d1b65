package io.tokentariff.rulebook.lint;

import io.tokentariff.ratecard.EffectivePeriod;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row, as far as it matters for how many of its kind can be facts at once.
 *
 * @param keys what it says in key columns, by the names of fields and of predicates that ask for them; empty for any
 * @param model whose it is; only rows of one model, and those of the empty name, are facts at once
 * @param period when it is one
 */
record KeyedRow(Map<String, String> keys, String model, EffectivePeriod period) {

    static final KeyedRow NONE = new KeyedRow(Map.of(), "", EffectivePeriod.ALWAYS);

    static KeyedRow of(String field, @Nullable String value) {
        return NONE.and(field, value, "");
    }

    /** @param predicate asks for the same column, and is met by an empty cell, too; empty if there is none */
    KeyedRow and(String field, @Nullable String value, String predicate) {
        Map<String, String> more = new TreeMap<>(keys);
        more.put(field, value == null ? "" : value);
        if (!predicate.isEmpty()) {
            more.put(predicate, value == null || value.isEmpty() ? KeyedRows.ANY : value);
        }
        return new KeyedRow(Map.copyOf(more), model, period);
    }

    KeyedRow ofModel(String name) {
        return new KeyedRow(keys, name, period);
    }

    KeyedRow in(EffectivePeriod days) {
        return new KeyedRow(keys, model, days);
    }
}
