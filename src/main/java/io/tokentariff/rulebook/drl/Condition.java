package io.tokentariff.rulebook.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule asks for in {@code when}. */
public sealed interface Condition {

    /**
     * There is a fact of a type that meets all constraints.
     *
     * @param variable what the fact is called further down, null if it is not
     * @param type the fact's type
     * @param bindings fields that are called something
     * @param constraints what must hold
     * @param written the words and signs between its parentheses
     */
    record Pattern(
            @Nullable Name variable,
            Name type,
            List<Binding> bindings,
            List<Expression> constraints,
            List<String> written)
            implements Condition {
        public Pattern {
            written = List.copyOf(written);
            bindings = List.copyOf(bindings);
            constraints = List.copyOf(constraints);
        }
    }

    /** A field that is called something: {@code $tier : tier}. */
    record Binding(Name variable, Expression.Path field) {}

    /** There is no such combination of facts. */
    record Not(Condition part) implements Condition {}

    /** There is at least one such combination of facts. */
    record Exists(Condition part) implements Condition {}

    /** All parts hold. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One part holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The patterns inside, in the order of the file. */
    default List<Pattern> patterns() {
        if (this instanceof Pattern pattern) {
            return List.of(pattern);
        }
        return parts().stream().flatMap(part -> part.patterns().stream()).toList();
    }

    /** The conditions directly inside. */
    default List<Condition> parts() {
        if (this instanceof Not not) {
            return List.of(not.part());
        } else if (this instanceof Exists exists) {
            return List.of(exists.part());
        } else if (this instanceof All all) {
            return all.parts();
        } else if (this instanceof Any any) {
            return any.parts();
        }
        return List.of();
    }

    /** In how many ways the engine tries this: the {@code or}s multiplied out; at most {@link Integer#MAX_VALUE}. */
    default int alternatives() {
        long ways = this instanceof Any ? 0 : 1;
        for (Condition part : parts()) {
            ways = this instanceof Any ? ways + part.alternatives() : ways * part.alternatives();
            ways = Math.min(ways, Integer.MAX_VALUE);
        }
        return (int) ways;
    }
}
