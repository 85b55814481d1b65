package io.tokentariff.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** The rule engine without our checks, seeing the classes of one class loader. For tests that show what the checks are for. */
final class StockEngine {

    private static final int FIRINGS = 20;

    private final ClassLoader classes;

    StockEngine(ClassLoader classes) {
        this.classes = classes;
    }

    /** Returns what the engine compiles of a text; nothing if it finds an error. */
    Collection<KiePackage> compile(String text) {
        try {
            KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(
                    KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(new Properties(), classes));
            builder.add(ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
            return builder.hasErrors() ? List.of() : builder.getKnowledgePackages();
        } catch (RuntimeException | LinkageError e) {
            return List.of(); // an attack may fail by itself; what counts is whether it had its effect
        }
    }

    /** Compiles a text and fires its rules on the facts. */
    void run(String text, List<Object> facts) {
        Collection<KiePackage> packages = compile(text);
        try {
            InternalKnowledgeBase rules = KnowledgeBaseFactory.newKnowledgeBase(
                    RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), classes));
            rules.addPackages(packages);
            KieSession session = rules.newKieSession();
            facts.forEach(session::insert);
            session.fireAllRules(FIRINGS);
            session.dispose();
        } catch (RuntimeException | LinkageError e) {
            assertFailedByItself(e);
        }
    }

    private static void assertFailedByItself(Throwable e) {
        if (e instanceof AssertionError) {
            throw new IllegalStateException(e);
        }
    }
}
