package io.tokentariff.rulebook.drl;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule asks for in {@code when}. */
public sealed interface Condition {

    /** Where it stands; a group with its parentheses. */
    Place at();

    /** The condition as DRL, always laid out in the same way: equal conditions are written equally. */
    String written();

    /**
     * There is a fact of a type that meets all constraints.
     *
     * @param variable what the fact is called further down, null if it is not
     * @param type the fact's type
     * @param asked what stands between its parentheses, in order
     */
    record Pattern(@Nullable Name variable, Name type, List<Asked> asked, Place at) implements Condition {
        public Pattern {
            asked = List.copyOf(asked);
        }

        /** The fields that are called something. */
        public List<Asked> bindings() {
            return asked.stream().filter(each -> each.variable() != null).toList();
        }

        /** What must hold. */
        public List<Expression> constraints() {
            return asked.stream()
                    .filter(each -> each.variable() == null)
                    .map(Asked::expression)
                    .toList();
        }

        @Override
        public String written() {
            String inside = asked.stream().map(Asked::written).collect(Collectors.joining(", ", " ", ""));
            return (variable == null ? "" : variable + " : ") + type + "(" + inside.stripTrailing() + " )";
        }
    }

    /**
     * What a pattern asks of its fact, or a field that is called something: {@code $tier : tier}.
     *
     * @param variable what the field is called, null for a constraint
     * @param expression the field, a {@link Expression.Path}, or what must hold
     */
    record Asked(@Nullable Name variable, Expression expression, Place at) {

        /** As DRL. */
        public String written() {
            return (variable == null ? "" : variable + " : ") + expression.written();
        }
    }

    /** There is no such combination of facts. */
    record Not(Condition part, Place at) implements Condition {
        @Override
        public String written() {
            return "not " + inGroup(part);
        }
    }

    /** There is at least one such combination of facts. */
    record Exists(Condition part, Place at) implements Condition {
        @Override
        public String written() {
            return "exists " + inGroup(part);
        }
    }

    /** All parts hold. */
    record All(List<Condition> parts, Place at) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public String written() {
            return joined(parts, " and ");
        }
    }

    /** One part holds. */
    record Any(List<Condition> parts, Place at) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public String written() {
            return joined(parts, " or ");
        }
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream().map(Condition::written).collect(Collectors.joining(word, "( ", " )"));
    }

    private static String inGroup(Condition part) {
        return part instanceof Not || part instanceof Exists ? "( " + part.written() + " )" : part.written();
    }

    /** This and all conditions inside, in the order of the file. */
    default Stream<Condition> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Condition::all));
    }

    /** The patterns inside, in the order of the file. */
    default List<Pattern> patterns() {
        return all().filter(Pattern.class::isInstance).map(Pattern.class::cast).toList();
    }

    /** The conditions directly inside. */
    default List<Condition> parts() {
        if (this instanceof Not not) {
            return List.of(not.part());
        } else if (this instanceof Exists exists) {
            return List.of(exists.part());
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
