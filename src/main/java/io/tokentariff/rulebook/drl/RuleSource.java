package io.tokentariff.rulebook.drl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One rule as written.
 *
 * @param name its name, a sentence
 * @param annotations what it says about itself
 * @param when what it asks for
 * @param then what it decides
 * @param at where it stands, from {@code rule} to {@code end}
 */
public record RuleSource(Name name, List<Annotation> annotations, Condition.All when, Insertion then, Place at) {

    /** Something a rule says about itself, {@code @source( "…" )}. */
    public record Annotation(Name name, Expression.Text value) {}

    /**
     * The outcome a rule inserts: {@code insert( Charge.at( $meter, $rate ) );}.
     *
     * @param type the outcome's type
     * @param factory how it is made
     * @param arguments variables and quoted texts
     */
    public record Insertion(Name type, Name factory, List<Expression.Operand> arguments) {
        public Insertion {
            arguments = List.copyOf(arguments);
        }

        /** The outcome as DRL, always laid out in the same way. */
        public String written() {
            return arguments.stream()
                    .map(Expression::written)
                    .collect(Collectors.joining(
                            ", ", "insert( %s.%s( ".formatted(type, factory), arguments.isEmpty() ? ") );" : " ) );"));
        }
    }

    public RuleSource {
        annotations = List.copyOf(annotations);
    }

    /** What the rule says about itself under a name. */
    public Optional<Name> annotation(String called) {
        return annotations.stream()
                .filter(each -> each.name().text().equals(called))
                .map(each -> new Name(each.value().value(), each.value().at()))
                .findFirst();
    }

    /** The patterns of the rule, in the order of the file. */
    public List<Condition.Pattern> patterns() {
        return when.patterns();
    }

    /** Everything that the rule asks of its facts, down to single words, in the order of the file. */
    public Stream<Expression> asked() {
        return patterns().stream().flatMap(pattern -> pattern.asked().stream()).flatMap(each -> each.expression()
                .all());
    }
}
