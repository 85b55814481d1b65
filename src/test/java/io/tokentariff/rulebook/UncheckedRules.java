package io.tokentariff.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tokentariff.ShippedRules;
import io.tokentariff.rulebook.engine.Rules;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.util.Collection;
import java.util.Map;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** The shipped rulebook with more rules, also such as would be refused when it loads. */
final class UncheckedRules {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final String HEAD =
            """
            package charges
            import io.tokentariff.advice.*
            import io.tokentariff.ratecard.*
            import io.tokentariff.rating.*
            import io.tokentariff.usage.*
            """;

    private UncheckedRules() {}

    static Rulebook with(String rules) {
        return with(rules, rules);
    }

    /** @param run what the engine gets instead of what was read */
    static Rulebook with(String rules, String run) {
        Map<String, String> texts = ShippedRules.texts();
        texts.put("charges/more.drl", HEAD + run);
        Collection<String> sources = RulebookFiles.of(texts).rules().values();
        texts.put("charges/more.drl", HEAD + rules);
        RulebookFiles files = RulebookFiles.of(texts);
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        sources.forEach(
                text -> builder.add(ResourceFactory.newByteArrayResource(text.getBytes(UTF_8)), ResourceType.DRL));
        if (builder.hasErrors()) {
            throw new IllegalArgumentException(builder.getErrors().toString());
        }
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        base.addPackages(builder.getKnowledgePackages());
        Rules compiled = Rules.of(base, files.ruleFiles(), RuleVocabulary.shipped());
        return new Rulebook(
                files,
                files.revision(),
                SHIPPED.rateCard(),
                SHIPPED.adviceTables(),
                () -> compiled,
                compiled.asked(SHIPPED.rateCard()),
                null);
    }

    static String rule(String name, String when, String outcome) {
        return """
                rule "%s"
                    @id( "charges.more.%s" )
                    @source( "a test" )
                    @reviewed( "2026-11-22" )
                when
                    %s
                then
                    insert( %s );
                end
                """
                .formatted(name, name, when, outcome);
    }
}
