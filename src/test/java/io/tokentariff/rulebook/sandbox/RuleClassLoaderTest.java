package io.tokentariff.rulebook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.rating.Charge;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules and their compiler can see. */
class RuleClassLoaderTest {

    private final RuleClassLoader loader = new RuleClassLoader(RuleVocabulary.shipped());

    @Test
    void servesFactsAndOutcomesOfTheProgramItself() throws ClassNotFoundException {
        for (Class<?> type : RuleVocabulary.shipped().types()) {
            assertThat(loader.loadClass(type.getName())).isSameAs(type);
        }
        assertThat(loader.getResource(Charge.class.getName().replace('.', '/') + ".class"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System",
                "java.lang.Runtime",
                "java.lang.Thread",
                "java.lang.ClassLoader",
                "java.lang.Math",
                "java.lang.reflect.Method",
                "java.nio.file.Files",
                "java.time.Instant",
                "java.util.concurrent.Executors",
                "javax.script.ScriptEngineManager",
                "org.mvel2.MVEL",
                "org.drools.core.impl.KnowledgeBaseImpl",
                "org.drools.compiler.builder.impl.KnowledgeBuilderImpl",
                "io.tokentariff.Tariff",
                "io.tokentariff.ratecard.RateCardReader",
                "io.tokentariff.rulebook.RulebookLoader",
                "org.junit.jupiter.api.Test"
            })
    void hidesEverythingElse(String name) throws IOException {
        String file = name.replace('.', '/') + ".class";
        assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource(file)).isNull();
        assertThat(loader.getResourceAsStream(file)).isNull();
        assertThat(Collections.list(loader.getResources(file))).isEmpty();
    }
}
