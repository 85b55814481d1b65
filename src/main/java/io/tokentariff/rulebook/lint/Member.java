package io.tokentariff.rulebook.lint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule may ask of a fact: a field, or a predicate.
 *
 * @param owner the type that has it
 * @param name what rules call it
 * @param type the type of its value
 * @param parameter what it must be asked with, {@code covers( … )}; null for nothing
 * @param nullable whether the value may be absent
 * @param words the words its value can be; of a predicate, the words it can be asked with; null for any
 */
record Member(
        Class<?> owner,
        String name,
        Class<?> type,
        @Nullable Class<?> parameter,
        boolean nullable,
        @Nullable KnownWords words) {

    /** Whether rules write it without parentheses: of a record its components, else all that takes nothing but is…(). */
    boolean isField() {
        return owner.isRecord()
                ? Arrays.stream(owner.getRecordComponents())
                        .anyMatch(each -> each.getName().equals(name))
                : !name.startsWith("is");
    }

    ValueKind kind() {
        return ValueKind.of(type);
    }
}
