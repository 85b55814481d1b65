package io.tokentariff.rulebook.engine;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import io.tokentariff.rulebook.facts.FactKind;
import io.tokentariff.rulebook.facts.FactKind.Stay;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether rules come to the same outcomes in whatever order they fire, and to new outcomes for each usage. Both hold if no
 * rule asks for the absence of an outcome and each has a fact of the usage itself, an outcome, or a fact of a workload (which
 * is never there where usage is priced) in its conditions: then
 * rules only ever add, and table rows may stay in a session from one usage to the next.
 *
 * @param isFree whether the order of rules and of facts makes no difference to what the rules decide
 * @param letsMetersStay whether then meters too may stay in a session from one usage to the next
 */
public record RuleOrder(boolean isFree, boolean letsMetersStay) {

    static RuleOrder of(Collection<RuleFile> files, RuleVocabulary vocabulary) {
        List<RuleSource> rules =
                files.stream().flatMap(file -> file.rules().stream()).toList();
        Set<String> outcomes =
                vocabulary.outcomes().stream().map(Class::getSimpleName).collect(Collectors.toSet());
        Set<String> ofOneUsage = named(vocabulary, Set.of(Stay.USAGE, Stay.WORKLOAD, Stay.STATEMENT));
        ofOneUsage.addAll(outcomes);
        Set<String> meters = named(vocabulary, Set.of(Stay.METER));
        meters.addAll(ofOneUsage);
        return new RuleOrder(
                rules.stream().allMatch(rule -> !deniesOneOf(rule.when(), outcomes) && asksFor(rule.when(), meters)),
                rules.stream().allMatch(rule -> asksFor(rule.when(), ofOneUsage)));
    }

    private static Set<String> named(RuleVocabulary vocabulary, Set<Stay> stays) {
        return vocabulary.facts().stream()
                .filter(fact -> stays.contains(fact.stay()))
                .map(FactKind::name)
                .collect(Collectors.toSet());
    }

    private static boolean deniesOneOf(Condition condition, Set<String> types) {
        return condition
                .all()
                .filter(each -> each instanceof Condition.Not || each instanceof Condition.Exists)
                .flatMap(each -> each.patterns().stream())
                .anyMatch(pattern -> types.contains(pattern.type().text()));
    }

    /** Whether, whichever way the condition holds, a fact of one of the types is a part of it. */
    private static boolean asksFor(Condition condition, Set<String> types) {
        if (condition instanceof Condition.Pattern pattern) {
            return types.contains(pattern.type().text());
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().allMatch(part -> asksFor(part, types));
        }
        return condition instanceof Condition.All all && all.parts().stream().anyMatch(part -> asksFor(part, types));
    }
}
