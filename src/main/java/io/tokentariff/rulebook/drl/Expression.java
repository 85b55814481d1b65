package io.tokentariff.rulebook.drl;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a pattern asks of a fact. */
public sealed interface Expression {

    /** Where it stands, parentheses around it left out. */
    default Place at() {
        return parts().get(0).at().to(parts().get(parts().size() - 1).at());
    }

    /** The expression as DRL, always laid out in the same way: equal expressions are written equally. */
    String written();

    /** The expressions directly inside. */
    default List<? extends Expression> parts() {
        return List.of();
    }

    /** This and all expressions inside, in the order of the file. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }

    /** All parts hold: {@code a && b}. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public String written() {
            return joined(parts, " && ");
        }
    }

    /** One of the parts holds: {@code a || b}. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public String written() {
            return joined(parts, " || ");
        }
    }

    /** The part does not hold: {@code !a}. */
    record Negation(Expression part, Place at) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(part);
        }

        @Override
        public String written() {
            return "!" + (part instanceof Path ? part.written() : "(" + part.written() + ")");
        }
    }

    /**
     * Two values compared.
     *
     * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code matches}, {@code contains}
     *     or {@code memberOf}
     * @param negated whether {@code not} stands before the operator
     */
    record Comparison(Operand left, Name operator, boolean negated, Operand right) implements Expression {

        @Override
        public List<Operand> parts() {
            return List.of(left, right);
        }

        @Override
        public String written() {
            return "%s %s%s %s".formatted(left.written(), negated ? "not " : "", operator, right.written());
        }
    }

    /** A value is one of a list, or none of it: {@code tier in ( "batch", "flex" )}. */
    record Membership(Operand left, boolean negated, List<Operand> values) implements Expression {
        public Membership {
            values = List.copyOf(values);
        }

        @Override
        public List<Operand> parts() {
            return Stream.concat(Stream.of(left), values.stream()).toList();
        }

        @Override
        public String written() {
            return values.stream()
                    .map(Expression::written)
                    .collect(Collectors.joining(", ", left.written() + (negated ? " not in ( " : " in ( "), " )"));
        }
    }

    /** A value. Alone it is a yes or no of the fact, such as {@code residency}. */
    sealed interface Operand extends Expression {}

    /** A quoted text. */
    record Text(String value, Place at) implements Operand {
        @Override
        public String written() {
            String escaped = value.replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\t", "\\t");
            return '"' + escaped + '"';
        }
    }

    /** A number as written. */
    record Numeral(String value, Place at) implements Operand {
        @Override
        public String written() {
            return value;
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value, Place at) implements Operand {
        @Override
        public String written() {
            return String.valueOf(value);
        }
    }

    /** {@code null}: the fact does not say. */
    record Nothing(Place at) implements Operand {
        @Override
        public String written() {
            return "null";
        }
    }

    /**
     * A field of the fact or of a bound one: {@code tier}, {@code $usage.tier}, {@code covers( $meter.meter )}.
     *
     * @param variable the bound fact it begins at, null for the fact of the pattern itself
     * @param steps the fields, in order; empty for the fact itself
     */
    record Path(@Nullable Name variable, List<Step> steps, Place at) implements Operand {
        public Path {
            steps = List.copyOf(steps);
        }

        @Override
        public List<Operand> parts() {
            return steps.stream()
                    .<Operand>flatMap(
                            step -> Stream.concat(Stream.ofNullable(step.argument()), Stream.ofNullable(step.key())))
                    .toList();
        }

        @Override
        public String written() {
            String first = variable != null ? variable.text() : steps.isEmpty() ? "this" : "";
            String rest = steps.stream().map(Step::written).collect(Collectors.joining("."));
            return first.isEmpty() || rest.isEmpty() ? first + rest : first + "." + rest;
        }
    }

    /**
     * One field or predicate of a path.
     *
     * @param name its name
     * @param called whether parentheses follow
     * @param argument what stands in the parentheses, null for nothing
     * @param key what stands in brackets, null for none
     */
    record Step(Name name, boolean called, @Nullable Operand argument, @Nullable Text key) {

        private String written() {
            return name
                    + (!called ? "" : argument == null ? "()" : "( " + argument.written() + " )")
                    + (key == null ? "" : "[" + key.written() + "]");
        }
    }

    private static String joined(List<Expression> parts, String sign) {
        return parts.stream()
                .map(part -> part instanceof And || part instanceof Or ? "( " + part.written() + " )" : part.written())
                .collect(Collectors.joining(sign));
    }
}
