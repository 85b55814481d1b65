package io.tokentariff.rulebook.drl;

import java.util.List;
import java.util.Optional;

/**
 * One rule as written.
 *
 * @param name its name, a sentence
 * @param annotations what it says about itself
 * @param when what it asks for
 * @param then what it decides
 */
public record RuleSource(Name name, List<Annotation> annotations, List<Condition> when, Insertion then) {

    /** Something a rule says about itself, {@code @source( "…" )}. */
    public record Annotation(Name name, Name value) {}

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
    }

    public RuleSource {
        annotations = List.copyOf(annotations);
        when = List.copyOf(when);
    }

    /** What the rule says about itself under a name. */
    public Optional<Name> annotation(String called) {
        return annotations.stream()
                .filter(each -> each.name().text().equals(called))
                .map(Annotation::value)
                .findFirst();
    }

    /** The patterns of the rule, in the order of the file. */
    public List<Condition.Pattern> patterns() {
        return new Condition.All(when).patterns();
    }
}
