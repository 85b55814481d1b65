package io.tokentariff.rulebook.facts;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rules have a pattern on facts that are made on request. A rule that asks for a row of a table as well cannot fire while
 * the table has none: then nothing is made for it, and usage has no more plans than without it.
 *
 * @param asks a fact that a rule has a pattern on, with all facts that there must be for the rule to fire
 */
public record Asking(Set<Ask> asks) {

    private static final String BETWEEN = " ";

    /**
     * What one rule asks for.
     *
     * @param fact made on request
     * @param needs the names of the facts without which the rule does not fire
     */
    public record Ask(String fact, Set<String> needs) {
        public Ask {
            needs = Set.copyOf(needs);
        }
    }

    public Asking {
        asks = Set.copyOf(asks);
    }

    /** Returns what rules ask for of these facts. */
    public static Asking of(Collection<RuleFile> files, Collection<FactKind> facts) {
        Set<String> made = facts.stream()
                .filter(fact -> fact.ofRecord() != null)
                .map(FactKind::name)
                .collect(Collectors.toSet());
        return new Asking(files.stream()
                .flatMap(file -> file.rules().stream())
                .flatMap(rule -> asks(rule, made))
                .collect(Collectors.toSet()));
    }

    private static Stream<Ask> asks(RuleSource rule, Set<String> made) {
        return rule.patterns().stream()
                .map(pattern -> pattern.type().text())
                .filter(made::contains)
                .map(fact -> new Ask(fact, needs(rule.when()).collect(Collectors.toSet())));
    }

    /** The types of which there must be a fact. */
    private static Stream<String> needs(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            return Stream.of(pattern.type().text());
        }
        return condition instanceof Condition.All all ? all.parts().stream().flatMap(Asking::needs) : Stream.empty();
    }

    /** Returns the facts that are asked for while the tables hold these rows. */
    public AskedFacts in(RateCard card, Collection<FactKind> facts) {
        Set<String> asked = asks.stream()
                .filter(ask -> ask.needs().stream().allMatch(card.rows()::mayHave))
                .map(Ask::fact)
                .collect(Collectors.toSet());
        return AskedFacts.of(facts, fact -> asked.contains(fact.name()));
    }

    /** What is asked for as texts, for files. */
    public List<String> texts() {
        return asks.stream()
                .map(ask -> ask.fact() + BETWEEN + String.join(BETWEEN, new TreeSet<>(ask.needs())))
                .sorted()
                .toList();
    }

    /** Returns what texts of {@link #texts} say. */
    public static Asking of(List<String> texts) {
        return new Asking(texts.stream()
                .map(text -> List.of(text.strip().split(BETWEEN)))
                .map(names -> new Ask(names.get(0), Set.copyOf(names.subList(1, names.size()))))
                .collect(Collectors.toSet()));
    }
}
