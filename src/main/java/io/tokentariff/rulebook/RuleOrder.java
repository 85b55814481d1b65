package io.tokentariff.rulebook;

import io.tokentariff.rating.Outcome;
import io.tokentariff.rulebook.facts.FactKind.Stay;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.drools.base.base.ClassObjectType;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.EvalCondition;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Whether rules come to the same outcomes in whatever order they fire, and to new outcomes for each usage. Both hold if no
 * rule asks for the absence of an outcome and each has a fact of the usage itself, an outcome, or a fact of a workload (which
 * is never there where usage is priced) in its conditions: then
 * rules only ever add, and table rows may stay in a session from one usage to the next. Says no where it is not sure.
 */
final class RuleOrder {

    private final Set<Class<?>> ofOneUsage;
    private final Set<Class<?>> ofOneUsageOrMeters;

    RuleOrder(RuleVocabulary vocabulary) {
        this.ofOneUsage = new HashSet<>(vocabulary.outcomes());
        vocabulary.facts().stream()
                .filter(fact -> fact.stay() == Stay.USAGE || fact.stay() == Stay.WORKLOAD)
                .forEach(fact -> ofOneUsage.add(fact.type()));
        this.ofOneUsageOrMeters = new HashSet<>(ofOneUsage);
        vocabulary.facts().stream()
                .filter(fact -> fact.stay() == Stay.METER)
                .forEach(fact -> ofOneUsageOrMeters.add(fact.type()));
    }

    /** Whether the order of rules and of facts makes no difference to what the rules decide. */
    boolean isFree(KieBase rules) {
        return all(rules, rule -> isFree(rule) && asksForOneOf(rule.getLhs(), ofOneUsageOrMeters));
    }

    /** Whether, with rules whose order is free, meters too may stay in a session from one usage to the next. */
    boolean letsMetersStay(KieBase rules) {
        return all(rules, rule -> asksForOneOf(rule.getLhs(), ofOneUsage));
    }

    private static boolean all(KieBase rules, Predicate<RuleImpl> condition) {
        for (KiePackage each : rules.getKiePackages()) {
            for (Rule rule : each.getRules()) {
                if (!(rule instanceof RuleImpl compiled) || !condition.test(compiled)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isFree(RuleImpl rule) {
        return rule.getActivationGroup() == null
                && !rule.isLockOnActive()
                && rule.getTimer() == null
                && rule.getRuleFlowGroup() == null
                && rule.getAgendaGroup().equals("MAIN")
                && isSimple(rule.getLhs(), false);
    }

    /** Whether there are only patterns, and those below {@code not} and {@code exists} are on other facts than outcomes. */
    private static boolean isSimple(RuleConditionElement element, boolean nested) {
        if (element instanceof Pattern pattern) {
            Class<?> type = type(pattern);
            return pattern.getSource() == null && type != null && !(nested && mayBeOutcome(type));
        }
        if (element instanceof GroupElement group) {
            boolean below = nested || group.isNot() || group.isExists();
            return group.getChildren().stream().allMatch(child -> isSimple(child, below));
        }
        return element instanceof EvalCondition;
    }

    private static boolean asksForOneOf(RuleConditionElement element, Set<Class<?>> types) {
        if (element instanceof Pattern pattern) {
            Class<?> type = type(pattern);
            return type != null && types.contains(type);
        }
        if (element instanceof GroupElement group && group.isAnd()) {
            return group.getChildren().stream().anyMatch(child -> asksForOneOf(child, types));
        }
        return element instanceof GroupElement group
                && group.isOr()
                && group.getChildren().stream().allMatch(child -> asksForOneOf(child, types));
    }

    private static boolean mayBeOutcome(Class<?> type) {
        return Outcome.class.isAssignableFrom(type)
                || Arrays.stream(Outcome.class.getPermittedSubclasses()).anyMatch(type::isAssignableFrom);
    }

    private static @Nullable Class<?> type(Pattern pattern) {
        return pattern.getObjectType() instanceof ClassObjectType type ? type.getClassType() : null;
    }
}
