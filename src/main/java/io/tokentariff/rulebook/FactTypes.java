package io.tokentariff.rulebook;

import io.tokentariff.rating.Day;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.base.base.ClassObjectType;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.KieBase;

/** Finds which facts the compiled rules have patterns on. */
final class FactTypes {

    private FactTypes() {}

    /** Returns which of the facts inserted only on request some rule can see. */
    static Facts.Asked asked(KieBase rules) {
        Set<Class<?>> matched = ((InternalKnowledgeBase) rules)
                .getRete().getObjectTypeNodes().stream()
                        .map(ObjectTypeNode::getObjectType)
                        .filter(ClassObjectType.class::isInstance)
                        .map(type -> ((ClassObjectType) type).getClassType())
                        .collect(Collectors.toSet());
        return new Facts.Asked(
                sees(matched, TokenCounts.class), sees(matched, Account.class), sees(matched, Day.class));
    }

    private static boolean sees(Set<Class<?>> matched, Class<?> fact) {
        // the engine's own pattern on the initial fact is a superclass of nothing here
        return matched.stream().anyMatch(type -> type.isAssignableFrom(fact));
    }
}
