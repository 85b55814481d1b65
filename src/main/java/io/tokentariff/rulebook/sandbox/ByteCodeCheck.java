package io.tokentariff.rulebook.sandbox;

import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.core.rule.JavaDialectRuntimeData;
import org.kie.api.definition.KiePackage;
import org.mvel2.asm.ClassReader;

/**
 * Looks at the classes the engine compiled, before any of them is loaded. The class of a rule may make one outcome and insert
 * it; the class the engine adds to call it may do what the engine's own template does. Nothing else passes.
 */
public final class ByteCodeCheck {

    private static final String JAVA = "java";
    private static final String CALLER = "DefaultConsequenceInvoker";

    private final Set<String> outcomes;

    public ByteCodeCheck(RuleVocabulary vocabulary) {
        this.outcomes = vocabulary.outcomes().stream()
                .map(type -> type.getName().replace('.', '/'))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /**
     * Returns what is wrong with the classes of a package, by their names; nothing if they only decide.
     *
     * @return for each class that may not run, what it does
     */
    public Map<String, String> faults(KiePackage compiled) {
        Map<String, String> faults = new TreeMap<>();
        Object data = ((InternalKnowledgePackage) compiled)
                .getDialectRuntimeRegistry()
                .getDialectData(JAVA);
        ((JavaDialectRuntimeData) data).getStore().forEach((file, bytes) -> fault(bytes)
                .ifPresent(fault -> faults.put(file, fault)));
        return faults;
    }

    Optional<String> fault(byte[] compiled) {
        ClassReader reader = new ClassReader(compiled);
        String name = reader.getClassName();
        ClassGate gate = name.endsWith(CALLER)
                ? ClassGate.ofCaller(name, name.substring(0, name.length() - CALLER.length()))
                : ClassGate.ofRule(outcomes);
        reader.accept(gate, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return gate.fault();
    }
}
