package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * The control of {@link AttackTest}: with the engine as it comes, most attacks do what they say. So the files are attacks, and
 * a test that finds no side effect looks in the right place.
 */
class UnprotectedAttackTest {

    private static final int FIRINGS = 20;

    @Test
    void mostAttacksRunWhereNothingStopsThem(@TempDir Path folder) throws IOException {
        AttackEffects effects = new AttackEffects(folder);
        List<Object> facts = ShippedRules.with(java.util.Map.of())
                .facts(UsageRecord.of(
                        Instant.parse("2026-04-12T08:30:00Z"),
                        UsageKind.of("gpt-4.1-mini"),
                        TokenCounts.of(1000, 100, 10)));
        List<String> ran = new ArrayList<>();
        List<String> meantTo = new ArrayList<>();
        for (AttackFile attack : AttackFile.all()) {
            if (!attack.mayRun() || attack.effect().equals("none")) {
                continue;
            }
            meantTo.add(attack.stem());
            run(attack, facts);
            if (effects.happened(attack)) {
                ran.add(attack.stem());
            }
            effects.undo(attack);
        }
        List<String> without = new ArrayList<>(meantTo);
        without.removeAll(ran);
        assertThat(ran).as("attacks that ran; these did not: %s", without).hasSizeGreaterThan(80);
    }

    /** Compiles and fires the file with the engine as it comes; faults of the file are its own. */
    private static void run(AttackFile attack, List<Object> facts) {
        try {
            KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
            builder.add(
                    ResourceFactory.newByteArrayResource(attack.text().getBytes(StandardCharsets.UTF_8)),
                    ResourceType.DRL);
            if (builder.hasErrors()) {
                return;
            }
            InternalKnowledgeBase rules = KnowledgeBaseFactory.newKnowledgeBase();
            rules.addPackages(builder.getKnowledgePackages());
            KieSession session = rules.newKieSession();
            facts.forEach(session::insert);
            session.fireAllRules(FIRINGS);
            session.dispose();
        } catch (RuntimeException | LinkageError e) {
            // an attack may fail by itself; what counts is whether it had its effect
            assertThat(e).isNotNull();
        }
    }
}
