package io.tokentariff.cases;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which rules the cases try. A rule fired in a case when it inserted something there, whatever the case is about; it stayed
 * silent in a case that names it and in which it inserted nothing.
 *
 * @param byRule the counts of each rule of the rulebook, in the order of files and lines
 */
public record RuleCoverage(Map<String, Tried> byRule) {

    /**
     * How often a rule was tried.
     *
     * @param fired number of cases in which it fired
     * @param silent number of cases in which it stayed silent
     */
    public record Tried(int fired, int silent) {

        static final Tried NEVER = new Tried(0, 0);

        private Tried plus(boolean hasFired) {
            return hasFired ? new Tried(fired + 1, silent) : new Tried(fired, silent + 1);
        }
    }

    public RuleCoverage {
        byRule = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byRule));
    }

    static RuleCoverage of(Collection<String> rules, Map<RuleCase, CaseOutcome> outcomes) {
        Map<String, Tried> byRule = new LinkedHashMap<>();
        rules.forEach(rule -> byRule.put(rule, Tried.NEVER));
        outcomes.forEach((each, outcome) -> {
            outcome.fired().forEach(rule -> byRule.computeIfPresent(rule, (id, tried) -> tried.plus(true)));
            each.about().stream()
                    .filter(rule -> !outcome.fired().contains(rule))
                    .forEach(rule -> byRule.computeIfPresent(rule, (id, tried) -> tried.plus(false)));
        });
        return new RuleCoverage(byRule);
    }

    /** Rules that no case makes fire. */
    public List<String> neverFired() {
        return rules(tried -> tried.fired() == 0);
    }

    /** Rules that no case shows to stay silent. */
    public List<String> neverSilent() {
        return rules(tried -> tried.silent() == 0);
    }

    /** Rules that no case tries at all. */
    public List<String> neverTried() {
        return rules(Tried.NEVER::equals);
    }

    /** Number of rules that fired in some case. */
    public int fired() {
        return byRule.size() - neverFired().size();
    }

    /** Number of rules that stayed silent in some case. */
    public int silent() {
        return byRule.size() - neverSilent().size();
    }

    private List<String> rules(Predicate<Tried> wanted) {
        return byRule.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
