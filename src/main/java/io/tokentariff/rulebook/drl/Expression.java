package io.tokentariff.rulebook.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pattern asks of a fact. */
public sealed interface Expression {

    /** Where it begins. */
    Place at();

    /** All parts hold: {@code a && b}. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Place at() {
            return parts.get(0).at();
        }
    }

    /** One of the parts holds: {@code a || b}. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Place at() {
            return parts.get(0).at();
        }
    }

    /** The part does not hold: {@code !a}. */
    record Negation(Expression part, Place at) implements Expression {}

    /**
     * Two values compared.
     *
     * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code matches}, {@code contains}
     *     or {@code memberOf}
     * @param negated whether {@code not} stands before the operator
     */
    record Comparison(Operand left, Name operator, boolean negated, Operand right) implements Expression {

        @Override
        public Place at() {
            return left.at();
        }
    }

    /** A value is one of a list, or none of it: {@code tier in ( "batch", "flex" )}. */
    record Membership(Operand left, boolean negated, List<Operand> values) implements Expression {
        public Membership {
            values = List.copyOf(values);
        }

        @Override
        public Place at() {
            return left.at();
        }
    }

    /** A value. Alone it is a yes or no of the fact, such as {@code residency}. */
    sealed interface Operand extends Expression {}

    /** A quoted text. */
    record Text(String value, Place at) implements Operand {}

    /** A number as written. */
    record Numeral(String value, Place at) implements Operand {}

    /** {@code true} or {@code false}. */
    record Truth(boolean value, Place at) implements Operand {}

    /** {@code null}: the fact does not say. */
    record Nothing(Place at) implements Operand {}

    /**
     * A field of the fact or of a bound one: {@code tier}, {@code $usage.tier}, {@code covers( $meter.meter )}.
     *
     * @param variable the bound fact it begins at, null for the fact of the pattern itself
     * @param steps the fields, in order; empty for the fact itself
     * @param at where it begins
     */
    record Path(@Nullable Name variable, List<Step> steps, Place at) implements Operand {
        public Path {
            steps = List.copyOf(steps);
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
    record Step(Name name, boolean called, @Nullable Operand argument, @Nullable Text key) {}
}
