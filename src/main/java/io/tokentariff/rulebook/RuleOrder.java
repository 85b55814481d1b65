package io.tokentariff.rulebook;

import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.Candidate;
import io.tokentariff.advice.Overrule;
import io.tokentariff.advice.Recommendation;
import io.tokentariff.advice.Workload;
import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Day;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import java.util.List;
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
 * rule asks for the absence of an outcome and each has a fact of the usage itself, or of a workload, in its conditions: then
 * rules only ever add, and table rows may stay in a session from one usage to the next. Says no where it is not sure.
 */
final class RuleOrder {

    /** New for each usage. */
    private static final List<Class<?>> OF_ONE_USAGE = List.of(
            Usage.class,
            Uncharged.class,
            TokenCounts.class,
            Account.class,
            Day.class,
            Charge.class,
            Adjustment.class,
            Finding.class);

    private static final List<Class<?>> METERS = List.of(MeterUsed.class);

    /** Facts and outcomes of recommendations: a rule that asks for one never fires where usage is priced. */
    private static final List<Class<?>> OF_A_WORKLOAD = List.of(
            Workload.class,
            WorkloadProfile.class,
            Alternative.class,
            Candidate.class,
            AdviceTerm.class,
            Recommendation.class,
            Overrule.class);

    private static final List<Class<? extends Outcome>> OUTCOMES =
            List.of(Charge.class, Adjustment.class, Finding.class);

    private RuleOrder() {}

    /** Whether the order of rules and of facts makes no difference to what the rules decide. */
    static boolean isFree(KieBase rules) {
        return all(
                rules,
                rule -> isFree(rule) && asksForOneOf(rule.getLhs(), List.of(OF_ONE_USAGE, METERS, OF_A_WORKLOAD)));
    }

    /** Whether, with rules whose order is free, meters too may stay in a session from one usage to the next. */
    static boolean letsMetersStay(KieBase rules) {
        return all(rules, rule -> asksForOneOf(rule.getLhs(), List.of(OF_ONE_USAGE, OF_A_WORKLOAD)));
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

    private static boolean asksForOneOf(RuleConditionElement element, List<List<Class<?>>> types) {
        if (element instanceof Pattern pattern) {
            Class<?> type = type(pattern);
            return type != null && types.stream().anyMatch(group -> group.contains(type));
        }
        if (element instanceof GroupElement group && group.isAnd()) {
            return group.getChildren().stream().anyMatch(child -> asksForOneOf(child, types));
        }
        return element instanceof GroupElement group
                && group.isOr()
                && group.getChildren().stream().allMatch(child -> asksForOneOf(child, types));
    }

    private static boolean mayBeOutcome(Class<?> type) {
        return Outcome.class.isAssignableFrom(type) || OUTCOMES.stream().anyMatch(type::isAssignableFrom);
    }

    private static @Nullable Class<?> type(Pattern pattern) {
        return pattern.getObjectType() instanceof ClassObjectType type ? type.getClassType() : null;
    }
}
