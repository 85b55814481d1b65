package io.tokentariff.rulebook.engine;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.sandbox.Apart;
import io.tokentariff.rulebook.sandbox.ByteCodeCheck;
import io.tokentariff.rulebook.sandbox.RuleClassLoader;
import java.util.Collection;
import java.util.Properties;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.CompositeKnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.builder.conf.PropertySpecificOption;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles parsed and checked rule files into one {@link KieBase}; what the engine finds wrong becomes problems. Compiler and
 * rules see the classes of {@link RuleClassLoader} alone, and what was compiled is looked at before any of it is loaded.
 */
public final class RuleCompiler {

    private final RuleVocabulary vocabulary;
    private final Problems problems;

    /** @param vocabulary what the rules may name */
    public RuleCompiler(RuleVocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** Returns the compiled rules, null if there are errors; they are reported then. */
    public @Nullable KieBase compile(Collection<RuleFile> files) {
        Problems found = new Problems();
        try {
            KieBase rules = Apart.run(() -> new RuleCompiler(vocabulary, found).build(files), Limit.BUILD_TIME.time());
            problems.addAll(found.sorted());
            return rules;
        } catch (Apart.Failed e) {
            problems.add(Problem.error(
                    "rule-compile", "", 0, "The rules cannot be compiled: %s.".formatted(e.getMessage())));
            return null;
        }
    }

    private @Nullable KieBase build(Collection<RuleFile> files) {
        RuleClassLoader classes = new RuleClassLoader(vocabulary);
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(configuration(), classes));
        // all files at once: one run of the compiler a package, which takes two thirds of the time of one a file
        CompositeKnowledgeBuilder batch = builder.batch();
        for (RuleFile file : files) {
            batch.add(resource(file), ResourceType.DESCR);
        }
        batch.build();
        if (builder.hasErrors()) {
            for (KnowledgeBuilderError error : builder.getErrors()) {
                problems.addAll(CompileMessage.problems(error));
            }
            if (!problems.hasErrors()) {
                problems.add(Problem.error("rule-compile", "", 0, "The rules do not compile."));
            }
            return null;
        }
        if (!harmless(builder.getKnowledgePackages(), new ByteCodeCheck(vocabulary))) {
            return null;
        }
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), classes));
        base.addPackages(builder.getKnowledgePackages());
        return base;
    }

    private static Resource resource(RuleFile file) {
        PackageDescr description = Descriptions.of(file);
        Resource resource = ResourceFactory.newDescrResource(description);
        resource.setSourcePath(file.file());
        description.setResource(resource);
        description.getRules().forEach(rule -> rule.setResource(resource));
        return resource;
    }

    /**
     * The compiler's own threads would be neither watched nor deep enough. Rules only insert, so that no pattern need know which
     * fields it listens to; the engine would warn of each where that is not plain.
     */
    private static Properties configuration() {
        Properties properties = new Properties();
        properties.setProperty(PropertySpecificOption.PROPERTY_NAME, PropertySpecificOption.DISABLED.name());
        properties.setProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME, "-1");
        return properties;
    }

    private boolean harmless(Collection<KiePackage> compiled, ByteCodeCheck check) {
        boolean harmless = true;
        for (KiePackage each : compiled) {
            for (var fault : check.faults(each).entrySet()) {
                harmless = false;
                problems.add(Problem.error(
                        "forbidden-code",
                        "",
                        0,
                        "The compiled rule %s %s; rules may only decide.".formatted(fault.getKey(), fault.getValue())));
            }
        }
        return harmless;
    }
}
