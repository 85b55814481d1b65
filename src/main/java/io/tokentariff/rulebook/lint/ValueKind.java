package io.tokentariff.rulebook.lint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What can be compared with what. */
enum ValueKind {
    TEXT("a text"),
    TRUTH("yes or no"),
    NUMBER("a number"),
    DATE("a date"),
    TEXTS("a list of texts"),
    TABLE("a table of texts"),
    OTHER("a fact");

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, Integer.class, Long.class, BigDecimal.class);

    private final String what;

    ValueKind(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    static ValueKind of(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        } else if (type == boolean.class || type == Boolean.class) {
            return TRUTH;
        } else if (NUMBERS.contains(type)) {
            return NUMBER;
        } else if (type == LocalDate.class) {
            return DATE;
        } else if (Collection.class.isAssignableFrom(type)) {
            return TEXTS;
        }
        return Map.class.isAssignableFrom(type) ? TABLE : OTHER;
    }
}
