package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of one type that rules can insert. Outcomes are a set: a rule inserts as many as there are combinations of what
 * it makes them of, whatever else it asks for.
 */
final class InsertedFacts {

    /** The fields that say what an outcome is made of first. */
    private static final Set<String> FIRST = Set.of("meter", "charge", "code", "about");

    private final List<RuleSource> rules;
    private final FactCounts facts;
    private final Map<AskedKeys, Long> counts = new HashMap<>();
    private boolean counting;

    InsertedFacts(List<RuleSource> rules, FactCounts facts) {
        this.rules = rules;
        this.facts = facts;
    }

    /** How many outcomes there can be with one value in each key asked for. */
    long count(AskedKeys asked) {
        Long known = counts.get(asked);
        if (known != null) {
            return known;
        }
        if (counting) { // made of another outcome of its type: of what that is made of, which is counted already
            return 1;
        }
        counting = true;
        long sum = 0;
        for (RuleSource rule : rules) {
            sum = JoinSize.plus(sum, meets(rule, asked) ? count(rule, asked) : 0);
        }
        counting = false;
        counts.put(asked, sum);
        return sum;
    }

    private static boolean meets(RuleSource rule, AskedKeys asked) {
        String verdict = asked.literals().get("verdict");
        if (verdict != null && !verdict.equals(word(rule.then().factory().text()))) {
            return false;
        }
        return rule.then().arguments().isEmpty()
                || !(rule.then().arguments().get(0) instanceof Expression.Text first)
                || FIRST.stream()
                        .map(field -> asked.literals().getOrDefault(field, first.value()))
                        .allMatch(first.value()::equals);
    }

    /** {@code moveTier} is the verdict {@code move-tier}. */
    private static String word(String factory) {
        return factory.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private long count(RuleSource rule, AskedKeys asked) {
        List<Expression.Operand> arguments = rule.then().arguments();
        boolean ofOne = FIRST.stream()
                .anyMatch(field ->
                        asked.joined().containsKey(field) || asked.literals().containsKey(field));
        long ways = 1;
        for (int i = 0; i < arguments.size(); i++) {
            boolean known = i == 0 && ofOne;
            if (!known && arguments.get(i) instanceof Expression.Path path && path.variable() != null) {
                ways = JoinSize.times(ways, bound(rule, path.variable()));
            }
        }
        return ways;
    }

    /** How many facts a variable can stand for. */
    private long bound(RuleSource rule, Name variable) {
        long sum = 0;
        for (Condition.Pattern pattern : rule.patterns()) {
            if (is(pattern.variable(), variable)
                    || pattern.bindings().stream().anyMatch(each -> is(each.variable(), variable))) {
                sum = JoinSize.plus(sum, facts.of(pattern));
            }
        }
        return Math.max(1, sum);
    }

    private static boolean is(@Nullable Name one, Name other) {
        return one != null && one.text().equals(other.text());
    }
}
