package io.tokentariff.rulebook;

import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.FactKind;
import java.util.List;
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
    static AskedFacts asked(KieBase rules, List<FactKind> facts) {
        Set<Class<?>> matched = ((InternalKnowledgeBase) rules)
                .getRete().getObjectTypeNodes().stream()
                        .map(ObjectTypeNode::getObjectType)
                        .filter(ClassObjectType.class::isInstance)
                        .map(type -> ((ClassObjectType) type).getClassType())
                        .collect(Collectors.toSet());
        // the engine's own pattern on the initial fact is a superclass of nothing here
        return AskedFacts.of(facts, kind -> matched.stream().anyMatch(type -> type.isAssignableFrom(kind.type())));
    }
}
